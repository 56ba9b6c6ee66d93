import type { PlainSheet, SheetCell, SheetProblem, SheetRow } from '../../reports/sheet-plain.ts';
import type { AccountTable, FigurePlace, TableColumn, TableLabel } from './account-tables.ts';
import { type FunctionFigure, readFunctionRows } from './read-functions.ts';
import { addressIn, isWord, spanOf, type TableArea, tableAreas, wordOf } from './table-area.ts';
import { numberIn } from './table-number.ts';

export interface TableFigure extends FigurePlace {
  table: string;
  cell: string;
  /** In 万元. */
  value: string;
}

export interface TableReading {
  tables: { title: string; sheet: string; figures: number }[];
  figures: TableFigure[];
  functions: FunctionFigure[];
  problems: SheetProblem[];
  warnings: SheetProblem[];
  /** The years that titles speak of. */
  years: number[];
}

type Columns = Extract<AccountTable, { kind: 'columns' }>;
type Labels = Extract<AccountTable, { kind: 'labels' }>;

/**
 * Reads whichever of the nine tables a workbook has, in any order of sheets, wherever they begin on theirs. Columns are known
 * by their headings and lines by their labels, so that both may have moved. Names every wrong cell; never throws or guesses.
 */
export function readAccountTables(sheets: readonly PlainSheet[]): TableReading {
  const reading: TableReading = { tables: [], figures: [], functions: [], problems: [], warnings: [], years: [] };
  for (const area of tableAreas(sheets)) {
    const before = reading.figures.length + reading.functions.length;
    if (area.unit === null && area.rows.length > 1) {
      reading.warnings.push({ cell: area.sheetName, message: '没有写明金额单位，按万元读取' });
    }
    if (area.year !== null) reading.years.push(area.year);
    if (area.table.kind === 'labels') readLabels(area, area.table, reading);
    else readColumns(area, area.table, reading);
    const figures = reading.figures.length + reading.functions.length - before;
    reading.tables.push({ title: area.table.title, sheet: area.sheetName, figures });
  }
  return reading;
}

interface FoundColumn {
  spec: TableColumn;
  column: number;
  bottom: number;
}

const HEADING_WITHIN = 15;

function readColumns(area: TableArea, table: Columns, reading: TableReading): void {
  const found = table.columns.flatMap((spec) => findColumn(area, spec) ?? []);
  const title = area.table.title;
  if (found.length === 0) {
    if (area.rows.length > 1)
      reading.problems.push({ cell: area.sheetName, message: `没有找到《${title}》的表头，请核对各栏名称` });
    return;
  }
  const bottom = Math.max(...found.map((one) => one.bottom));
  const first = Math.min(...found.map(({ column }) => column));
  const below = area.rows.filter(({ number }) => number > bottom);
  const row =
    table.row === 'total' ? below.find((one) => hasTotal(one, first)) : below.find((one) => isDataRow(one, found));
  if (!row) {
    const hasFigures = below.some((one) => found.some(({ column }) => one.cells.get(column)?.kind === 'number'));
    if (hasFigures) reading.problems.push({ cell: area.sheetName, message: `没有找到《${title}》的“合计”行` });
  } else for (const { spec, column } of found) take(area, spec, row.cells.get(column), column, row.number, reading);
  const amount = found.find(({ spec }) => spec.code === 'generalBudget.expenditure');
  if (table.hasFunctions && amount)
    readFunctionRows(area, { amount: amount.column, bottom, total: row?.number ?? null }, reading);
}

/** The deepest heading that says the first of the words it goes by. */
function findColumn(area: TableArea, spec: TableColumn): FoundColumn | null {
  const head = area.rows.slice(0, HEADING_WITHIN);
  for (const word of spec.words) {
    for (const row of head) {
      for (const [column, cell] of row.cells) {
        if (wordOf(cell.text) !== word || (spec.under && !isUnder(area, spec.under, column, row.number))) continue;
        // 合计 at the left of a row is the row's name.
        if (word === '合计' && !hasHeadingBeside(row, column)) continue;
        return { spec, column, bottom: spanOf(area, column, row.number).bottom };
      }
    }
  }
  return null;
}

function hasHeadingBeside(row: SheetRow, column: number): boolean {
  return [...row.cells].some(([other, cell]) => other > column && isWord(cell));
}

function isUnder(area: TableArea, group: string, column: number, row: number): boolean {
  return area.rows.some(({ number, cells }) =>
    number < row
      ? [...cells].some(
          ([left, cell]) => wordOf(cell.text) === group && left <= column && column <= spanOf(area, left, number).right,
        )
      : false,
  );
}

function hasTotal({ cells }: SheetRow, first: number): boolean {
  return [...cells].some(([column, cell]) => column < first && wordOf(cell.text) === '合计');
}

/** Not the row of column numbers (栏次 1 2 3 …). */
function isDataRow({ cells }: SheetRow, found: readonly FoundColumn[]): boolean {
  if ([...cells.values()].some((cell) => wordOf(cell.text) === '栏次')) return false;
  const texts = [...found]
    .sort((one, other) => one.column - other.column)
    .map(({ column }) => cells.get(column)?.text.trim());
  const isCount =
    texts.length > 1 && texts.every((text, index) => index === 0 || Number(text) === Number(texts[0]) + index);
  return texts.some((text) => text !== undefined && text !== '') && !isCount;
}

function readLabels(area: TableArea, table: Labels, reading: TableReading): void {
  const { columns, bottom } = valueColumns(area);
  if (columns.size === 0) {
    if (area.rows.length > 1)
      reading.problems.push({ cell: area.sheetName, message: `没有找到《${table.title}》的“金额”或“决算数”栏` });
    return;
  }
  const passed: { column: number; word: string }[] = [];
  for (const row of area.rows.filter(({ number }) => number > bottom)) {
    let label: { spec: TableLabel | undefined; column: number } | null = null;
    for (const [column, cell] of [...row.cells].sort(([one], [other]) => one - other)) {
      const heading = columns.get(column);
      if (heading === undefined) {
        if (!isWord(cell)) continue;
        const word = wordOf(cell.text);
        label = { spec: labelNamed(table, word, column, passed), column };
        passed.push({ column, word });
      } else if (label?.spec) {
        const place = placeUnder(label.spec, heading);
        if (place) take(area, place, cell, column, row.number, reading);
      }
    }
  }
}

function labelNamed(
  { labels }: Labels,
  word: string,
  column: number,
  passed: readonly { column: number; word: string }[],
) {
  const isAfter = (needed: string) => passed.some((one) => one.word === needed && Math.abs(one.column - column) <= 1);
  return labels.find((one) => one.words.includes(word) && (one.after === undefined || isAfter(one.after)));
}

const VALUE_HEADINGS = [
  '金额',
  '决算数',
  '合计',
  '一般公共预算财政拨款',
  '政府性基金预算财政拨款',
  '国有资本经营预算财政拨款',
];

/** The columns of figures with what stands over each, and where the headings end. */
function valueColumns(area: TableArea): { columns: Map<number, string>; bottom: number } {
  const head = area.rows.slice(0, HEADING_WITHIN);
  const row = head.find(({ cells }) =>
    [...cells.values()].some((cell) => /^(项目|.*科目名称)$/.test(wordOf(cell.text))),
  );
  const columns = new Map<number, string>();
  if (!row) return { columns, bottom: 0 };
  const names = [...row.cells].filter(([, cell]) => /^(项目|.*科目名称)$/.test(wordOf(cell.text)));
  const bottom = Math.max(...names.map(([column]) => spanOf(area, column, row.number).bottom));
  for (const { number, cells } of head) {
    if (number < row.number || number > bottom) continue;
    for (const [column, cell] of cells) {
      const word = wordOf(cell.text);
      if (VALUE_HEADINGS.includes(word)) columns.set(column, word);
    }
  }
  return { columns, bottom };
}

function placeUnder({ to }: TableLabel, heading: string): FigurePlace | null {
  if (Array.isArray(to)) return to.find((one) => one.heading === heading)?.place ?? null;
  return heading === '金额' || heading === '决算数' ? to : null;
}

function take(
  area: TableArea,
  { code, field }: FigurePlace,
  cell: SheetCell | undefined,
  column: number,
  row: number,
  { figures, problems, warnings }: TableReading,
): void {
  const address = addressIn(area, column, row);
  const read = numberIn(cell, area.unit ?? '万元');
  if ('problem' in read) problems.push({ cell: address, message: read.problem });
  else if (read.value !== undefined) {
    figures.push({ code, field, table: area.table.title, cell: address, value: read.value });
    if (cell?.isFormula) warnings.push({ cell: address, message: `单元格是公式，按计算结果 ${cell.text} 导入` });
  }
}
