import { rateParts } from '#domain/indicators/rate.ts';
import { absenceWords } from '#domain/reports/absence.ts';
import { clipboardOf } from '#domain/reports/clipboard-table.ts';
import { fieldOn, type GridLine, isFigureText, lineName, linesOf, textOf } from './grid-lines.ts';
import { type EntryField, type GridPlace, type GridRange, gridColumns, isOneCell } from './grid-place.ts';
import type { ReportCell } from './report-cell.ts';
import { valueShown } from './value-shown.ts';

/** One field before and after: what is undone is written back. */
export interface CellChange {
  indicatorId: number;
  field: EntryField;
  before: string;
  after: string;
}

/** What a cell shows, as a spreadsheet takes it: plain numerals, nothing where nothing is known. */
export function shownText({ cell, part }: GridLine, column: number): string {
  const { entry } = cell;
  if (part !== null) {
    const count = cell.parts?.[part];
    return gridColumns[column] === 'value' ? (count?.value ?? count?.text ?? '') : '';
  }
  switch (gridColumns[column]) {
    case 'lastYear':
      return valueShown(entry, entry.lastYear) ?? '';
    case 'lastMonth':
      return valueShown(entry, entry.lastMonth) ?? '';
    case 'value':
      return valueShown(entry, cell.value) ?? cell.text;
    case 'yearToDate':
      return cell.yearToDate ?? '';
    case 'target':
      if (entry.accumulation === 'qualitative') return valueShown(entry, entry.target) ?? '';
      return entry.target === null ? '' : `${entry.operatorSign ?? ''}${entry.target}`;
    case 'completion':
      return cell.completion === null ? '' : `${cell.completion}%`;
    case 'needed':
      return cell.needed ?? '';
    case 'note':
      return cell.note;
    default:
      return '';
  }
}

export function copiedText(cells: readonly ReportCell[], { top, bottom, left, right }: GridRange): string {
  const columns = gridColumns.slice(left, right + 1).map((_, index) => left + index);
  const lines = linesOf(cells).slice(top, bottom + 1);
  return clipboardOf(lines.map((line) => columns.map((column) => shownText(line, column))));
}

const NOTE_LENGTH = 500;

export interface PastedBlock {
  total: number;
  changes: CellChange[];
  /** Cells that were taken, those included that said the same before. */
  filled: number;
  /** Derived, approved or read-only cells under the block. */
  locked: number;
  /** Left as they were: what stood there in place of a number, and for which indicator. */
  notNumbers: { name: string; text: string }[];
  /** Notes longer than can be kept. */
  tooLong: number;
  /** Empty cells of the block leave theirs untouched. */
  blank: number;
  /** Cells of the block beyond the last row or column. */
  beyond: number;
}

/**
 * What a block does that is pasted with its first cell at the first of `range`; a single cell fills the whole range, as in
 * a spreadsheet. Nothing is written but numbers or 未发生 into 本月 and text into 说明.
 */
export function pastedBlock(
  cells: readonly ReportCell[],
  range: GridRange,
  block: readonly (readonly string[])[],
  isEditable: boolean,
): PastedBlock {
  const pasted: PastedBlock = {
    total: 0,
    changes: [],
    filled: 0,
    locked: 0,
    notNumbers: [],
    tooLong: 0,
    blank: 0,
    beyond: 0,
  };
  const lines = linesOf(cells);
  for (const { row, column, text } of placed(range, block)) {
    pasted.total += 1;
    const line = lines[row];
    if (!line || column >= gridColumns.length) pasted.beyond += 1;
    else if (text === '') pasted.blank += 1;
    else take(pasted, line, isEditable ? fieldOn(line, column) : null, text);
  }
  return pasted;
}

function placed(range: GridRange, block: readonly (readonly string[])[]): (GridPlace & { text: string })[] {
  const { top, left, bottom, right } = range;
  const only = block.length === 1 && block[0]?.length === 1 ? (block[0][0] ?? '') : null;
  const source =
    only === null || isOneCell(range)
      ? block
      : Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => only));
  return source.flatMap((line, row) =>
    line.map((text, column) => ({ row: top + row, column: left + column, text: text.replace(/\r\n?/g, '\n').trim() })),
  );
}

function take(pasted: PastedBlock, line: GridLine, field: EntryField | null, text: string): void {
  const { cell } = line;
  const { indicatorId } = cell.entry;
  if (field === null) pasted.locked += 1;
  else if (field !== 'note' && !isFigureText(cell, field, text)) pasted.notNumbers.push({ name: lineName(line), text });
  else if (field === 'note' && text.length > NOTE_LENGTH) pasted.tooLong += 1;
  else {
    pasted.filled += 1;
    const before = textOf(cell, field);
    if (before !== text) pasted.changes.push({ indicatorId, field, before, after: text });
  }
}

/** 粘贴 12 格：10 格已填，1 格锁定，1 格不是数字（…）。 */
export function pastedWords(pasted: PastedBlock): string {
  const { total, filled, locked, notNumbers, tooLong, blank, beyond } = pasted;
  const named = notNumbers.slice(0, 3).map(({ name, text }) => `${name}“${text.slice(0, 20)}”`);
  const more = notNumbers.length > named.length ? '等' : '';
  const parts = [
    `${filled} 格已填`,
    locked > 0 ? `${locked} 格锁定` : '',
    notNumbers.length > 0 ? `${notNumbers.length} 格不是数字（${named.join('、')}${more}），保持原值` : '',
    tooLong > 0 ? `${tooLong} 格说明超过 ${NOTE_LENGTH} 字，保持原值` : '',
    blank > 0 ? `${blank} 格为空，保持原值` : '',
    beyond > 0 ? `${beyond} 格超出表格，未用` : '',
  ];
  return `粘贴 ${total} 格：${parts.filter(Boolean).join('，')}`;
}

/** 未发生 for the rows of the range: in a single row whatever stands there, in several only where nothing does. */
export function absentBlock(cells: readonly ReportCell[], { top, bottom }: GridRange): CellChange[] {
  const after = absenceWords['not-occurred'];
  // The rows of a rate are one cell: it has not occurred as a whole.
  const marked = new Set(
    linesOf(cells)
      .slice(top, bottom + 1)
      .map(({ cell }) => cell),
  );
  return [...marked].flatMap((cell): CellChange[] => {
    const fields = cell.parts === null ? (['value'] as const) : rateParts;
    const texts = [cell.text, ...fields.map((field) => textOf(cell, field))];
    if (top !== bottom && texts.some((text) => text.trim() !== '')) return [];
    const { indicatorId } = cell.entry;
    const changes = fields.map((field) => ({ indicatorId, field, before: textOf(cell, field), after }));
    return changes.filter(({ before }) => before !== after);
  });
}

/** Emptying what can be written in the range. */
export function clearedBlock(cells: readonly ReportCell[], { top, bottom, left, right }: GridRange): CellChange[] {
  const columns = gridColumns.slice(left, right + 1).map((_, index) => left + index);
  return linesOf(cells)
    .slice(top, bottom + 1)
    .flatMap((line) =>
      columns.flatMap((column): CellChange[] => {
        const field = fieldOn(line, column);
        const before = field === null ? '' : textOf(line.cell, field);
        const { indicatorId } = line.cell.entry;
        return field === null || before === '' ? [] : [{ indicatorId, field, before, after: '' }];
      }),
    );
}
