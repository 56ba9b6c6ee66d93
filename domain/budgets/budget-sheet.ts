import { type Month, monthLabel } from '../period.ts';
import { ID_HEADING } from '../reports/sheet-layout.ts';
import { lineOf, type SheetLine } from '../reports/sheet-line.ts';
import type { PlainSheet, SheetProblem, SheetRow } from '../reports/sheet-plain.ts';
import { sourceName } from './fund-lines.ts';

/** The visible columns of a month's template, then the hidden one that names the line. */
export const budgetHeadings = [
  '项目',
  '资金来源',
  '年初预算数',
  '调整后预算数',
  '上月累计执行数',
  '本月累计执行数（填写）',
  '说明（填写）',
] as const;
export const VALUE_COLUMN = 6;
export const NOTE_COLUMN = 7;
export const budgetSheetHeadings = [...budgetHeadings, ID_HEADING] as const;

const MAKER = 'center-budget';
const MARKER = /^center-budget\|1\|(20\d\d-\d\d)$/;
const ROW_ID = /^(\d{1,15}):budget$/;
/** Rows above the headings hold a title and a hint; what is further down is no heading. */
const HEADING_WITHIN = 12;

/** Stands hidden in the template and says which month it belongs to. */
export function budgetMarker(month: Month): string {
  return `${MAKER}|1|${month}`;
}

export function budgetRowId(lineId: number): string {
  return `${lineId}:budget`;
}

/** 2024年10月 预算执行 */
export function budgetTitle(month: Month): string {
  return `${monthLabel(month)} 预算执行`;
}

/** A line that the month asks for. */
export interface WantedLine {
  lineId: number;
  item: string;
  source: string;
}

export type BudgetReading =
  | { refusal: 'budget.not-template' | 'budget.other-month' }
  | { refusal: null; lines: SheetLine[]; problems: SheetProblem[] };

/**
 * Reads a month's workbook: the template, or any table with the columns 项目, 资金来源 and 本月累计执行数. A row belongs to the
 * line its hidden mark names, else to the one of its project and source. Never throws.
 */
export function readBudgetSheets(
  sheets: readonly PlainSheet[],
  month: Month,
  wanted: readonly WantedLine[],
): BudgetReading {
  const sheet = sheets.find((one) => columnsOf(one) !== null);
  const columns = sheet && columnsOf(sheet);
  if (!sheet || !columns) return { refusal: 'budget.not-template' };
  const made = markersOf(sheet);
  if (made.length > 0 && !made.includes(month)) return { refusal: 'budget.other-month' };
  const problems: SheetProblem[] = [];
  const lines = new Map<number, SheetLine>();
  for (const row of sheet.rows.filter(({ number }) => number > columns.heading)) {
    const line = wantedBy(row, columns, wanted);
    if (line === null) {
      if (hasEntry(row, columns)) problems.push(strange(row, columns));
      continue;
    }
    const read = lineOf(sheet, row, columns, { ...asAsked(line), part: null });
    if (lines.has(line.lineId))
      problems.push({ cell: read.cells.value, message: `${line.item}（${line.source}）在表中出现两次` });
    else lines.set(line.lineId, read.absence === null ? read : withoutAbsence(read));
  }
  return { refusal: null, lines: [...lines.values()], problems };
}

/** What money is asked as: a figure of the year to date. */
const asAsked = ({ lineId, item, source }: WantedLine) => ({
  indicatorId: lineId,
  code: source,
  name: item,
  unit: '万元',
  accumulation: 'distinct' as const,
});

function withoutAbsence(line: SheetLine): SheetLine {
  const problem = { cell: line.cells.value, message: '没有支出的请填写累计执行数，从未支出的填 0' };
  return { ...line, absence: null, value: undefined, problems: [...line.problems, problem] };
}

interface Columns {
  heading: number;
  code: undefined;
  name: number;
  source: number;
  value: number;
  note: number | undefined;
  id: number | undefined;
}

function columnsOf({ rows }: PlainSheet): Columns | null {
  for (const row of rows.filter(({ number }) => number <= HEADING_WITHIN)) {
    const places = [...row.cells].map(([column, { text }]) => ({ column, text: text.replace(/\s/g, '') }));
    const find = (pattern: RegExp) => places.find(({ text }) => pattern.test(text))?.column;
    const [name, source, value] = [find(/^项目(名称)?$/), find(/^资金来源$/), find(/^(本月)?累计执行数?(（填写）)?$/)];
    if (name === undefined || source === undefined || value === undefined) continue;
    const id = places.find(({ text }) => text === ID_HEADING)?.column;
    return { heading: row.number, code: undefined, name, source, value, note: find(/^说明/), id };
  }
  return null;
}

function markersOf({ rows }: PlainSheet): string[] {
  return rows.flatMap(({ cells }) => [...cells.values()].flatMap(({ text }) => MARKER.exec(text.trim())?.[1] ?? []));
}

const textAt = (row: SheetRow, column: number) => row.cells.get(column)?.text.trim() ?? '';

/** Sorted rows keep their marks; a mark that names another project than the row does is not believed. */
function wantedBy(row: SheetRow, columns: Columns, wanted: readonly WantedLine[]): WantedLine | null {
  const [item, source] = [textAt(row, columns.name), sourceName(textAt(row, columns.source))];
  const isNamed = (line: WantedLine) => line.item === item && sourceName(line.source) === source;
  const id = columns.id === undefined ? null : Number(ROW_ID.exec(textAt(row, columns.id))?.[1] ?? Number.NaN);
  return wanted.find((line) => line.lineId === id && isNamed(line)) ?? wanted.find(isNamed) ?? null;
}

function hasEntry(row: SheetRow, columns: Columns): boolean {
  return textAt(row, columns.value) !== '' && !/合\s*计|总\s*计/.test(textAt(row, columns.name));
}

function strange(row: SheetRow, columns: Columns): SheetProblem {
  const name = [textAt(row, columns.name), textAt(row, columns.source)]
    .filter((text) => text !== '')
    .join('、')
    .slice(0, 40);
  return { cell: `第 ${row.number} 行`, message: `没有这一项目和资金来源：${name || '（空）'}` };
}
