import { exact } from '../decimal.ts';
import type { RatePart } from '../indicators/rate.ts';
import { type Absence, absenceWords } from './absence.ts';
import { cellAddress, NOT_REPORTED } from './sheet-layout.ts';
import type { PlainSheet, SheetCell, SheetIndicator, SheetProblem, SheetRow } from './sheet-plain.ts';
import type { SheetRowOf } from './sheet-rows.ts';
import { typedEntry } from './typed-entry.ts';

/** One row of the sheet that belongs to an indicator. What is undefined was left empty: it stays as it is. */
export interface SheetLine {
  indicatorId: number;
  cells: { value: string; note: string | null };
  value: string | null | undefined;
  /** Set beside a null value: the cell says 未发生. */
  absence: Absence | null;
  note: string | undefined;
  /** The text of the cell when it is no figure. */
  refusedText: string | null;
  problems: SheetProblem[];
  warnings: SheetProblem[];
  /** Of a rate: the rows of its counts, where the sheet has them. */
  parts?: Partial<Record<RatePart, SheetLine>>;
}

/** Where the columns were found, counted from 1. */
export interface SheetColumns {
  code: number | undefined;
  name: number | undefined;
  value: number;
  note: number | undefined;
  id: number | undefined;
}

const LONGEST_NOTE = 500;

/** Reads the two entry cells of an indicator's row. Never throws. */
export function lineOf(sheet: PlainSheet, row: SheetRow, columns: SheetColumns, indicator: SheetRowOf): SheetLine {
  const cells = {
    value: cellAddress(columns.value, row.number),
    note: columns.note === undefined ? null : cellAddress(columns.note, row.number),
  };
  const line: SheetLine = {
    indicatorId: indicator.indicatorId,
    cells,
    value: undefined,
    absence: null,
    note: undefined,
    refusedText: null,
    problems: [],
    warnings: [],
  };
  const value = row.cells.get(columns.value);
  if (isCovered(sheet, row.number, columns.value)) {
    line.problems.push({ cell: cells.value, message: '单元格被合并，无法确定数值属于哪个指标，请取消合并后分别填写' });
  } else if (value && !(isWorkedOut(indicator) && value.isFormula)) {
    const read = readValue(value, indicator);
    if (read.refusal === null) {
      line.value = read.value;
      line.absence = read.absence ?? null;
    } else {
      line.refusedText = value.text.slice(0, 40);
      line.problems.push({ cell: cells.value, message: read.refusal });
    }
    if (value.isFormula && read.refusal === null && read.value !== undefined) {
      const result = read.value ?? (read.absence ? absenceWords[read.absence] : NOT_REPORTED);
      line.warnings.push({ cell: cells.value, message: `单元格是公式，按计算结果 ${result} 导入` });
    }
  }
  const note = columns.note === undefined ? undefined : row.cells.get(columns.note);
  if (cells.note !== null && columns.note !== undefined && isCovered(sheet, row.number, columns.note)) {
    line.problems.push({ cell: cells.note, message: '单元格被合并，无法确定说明属于哪个指标，请取消合并后分别填写' });
  } else if (cells.note !== null && note) {
    const text = note.text.replace(/\r\n?/g, '\n').trim();
    if (note.kind === 'error') line.problems.push({ cell: cells.note, message: `公式出错（${text}），请改为文字` });
    else if (text.length > LONGEST_NOTE)
      line.problems.push({ cell: cells.note, message: `说明最多 ${LONGEST_NOTE} 字` });
    else if (text !== '') line.note = text;
  }
  return line;
}

/** Part of a merged range that covers several rows: the one figure could be meant for any of them. */
function isCovered({ merges }: PlainSheet, row: number, column: number): boolean {
  return merges.some(
    ({ top, left, bottom, right }) => top < bottom && top <= row && row <= bottom && left <= column && column <= right,
  );
}

export type ReadValue =
  | { refusal: null; value: string | null | undefined; absence?: Absence | null }
  | { refusal: string };

/** The template works a rate out from the two rows under it; the same is done when they are read. */
const isWorkedOut = ({ parts, part }: SheetRowOf) => parts != null && part === null;

/** What a value cell says in the indicator's unit: a numeral, null for 未报, undefined when empty, or why it is refused. */
export function readValue(
  { kind, text, isFormula }: SheetCell,
  { unit, accumulation = 'flow' }: Pick<SheetIndicator, 'unit' | 'accumulation'>,
): ReadValue {
  if (kind === 'error') return { refusal: `公式出错（${text.slice(0, 20)}），请改正或直接填写数字` };
  if (kind === 'date') return { refusal: '是日期，不是数字，请把单元格格式改为“数值”后重新填写' };
  if (kind === 'boolean') return { refusal: `“${text}”不是数字，请只填数字，如 82.76` };
  const trimmed = text.trim();
  if (trimmed === '') {
    return isFormula ? { refusal: '公式没有计算结果，请直接填写数字' } : { refusal: null, value: undefined };
  }
  if (trimmed === NOT_REPORTED) return { refusal: null, value: null };
  if (kind === 'percent' && unit !== '%') {
    return { refusal: `单元格是百分数格式，而该指标的单位是${unit}，请改为“数值”格式后重新填写` };
  }
  const typed = typedEntry(trimmed, { unit, accumulation });
  if (!typed.ok) return { refusal: kind === 'text' ? `“${trimmed.slice(0, 20)}”：${typed.reason}` : typed.reason };
  if (typed.absence !== null) return { refusal: null, value: null, absence: typed.absence };
  if (typed.value === null) return { refusal: null, value: undefined };
  return { refusal: null, value: kind === 'percent' ? exact(typed.value).times(100).toFixed() : typed.value };
}
