import { onlyYearIn } from '../../figure-sheets/headings.ts';
import { cellAddress } from '../../reports/sheet-layout.ts';
import type { PlainSheet, SheetCell, SheetRow } from '../../reports/sheet-plain.ts';
import { type AccountTable, accountTables } from './account-tables.ts';

/** One table as it stands in a workbook: the rows under its title, up to the next one's. */
export interface TableArea {
  table: AccountTable;
  sheet: PlainSheet;
  rows: readonly SheetRow[];
  /** Put before an address, so that a person finds the cell: 收入决算表!C7. */
  sheetName: string;
  /** 万元 or 元; null when the sheet does not say. */
  unit: '万元' | '元' | null;
  /** The year the title speaks of; null for none. */
  year: number | null;
}

const TITLE_WITHIN = 40;
const UNIT_WITHIN = 10;

/** A label or heading as it is compared: no spaces, quotes, numbers in front. */
export function wordOf(text: string): string {
  return text
    .slice(0, 80)
    .normalize('NFKC')
    .replace(/[\s“”"'‘’《》:]/g, '')
    .replace(/^(其中|[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[.、])+/, '');
}

const names = accountTables
  .flatMap((table) => [table.title, ...(table.aliases ?? [])].map((name) => ({ name, table })))
  // The longest first: 支出决算表 is the end of several.
  .sort((one, other) => other.name.length - one.name.length);

/** The table that a title names; null for a note that speaks of one, and for everything else. */
export function tableNamed(text: string): AccountTable | null {
  const word = wordOf(text).replace(/\([^)]*\)$/, '');
  if (word.length > TITLE_WITHIN || /^[注本]/.test(word)) return null;
  return names.find(({ name }) => word.endsWith(name))?.table ?? null;
}

/** Every table of a workbook, found by its title, or by the name of its sheet where no title stands in it. */
export function tableAreas(sheets: readonly PlainSheet[]): TableArea[] {
  return sheets.flatMap((sheet, index) => {
    const sheetName = sheet.name ?? `第${index + 1}张表`;
    const titled = sheet.rows.flatMap((row) => {
      const table = [...row.cells.values()].map(({ text }) => tableNamed(text)).find((found) => found !== null);
      return table ? [{ table, from: row.number }] : [];
    });
    const named = tableNamed(sheetName);
    const starts = titled.length === 0 && named ? [{ table: named, from: 0 }] : titled;
    return starts.map(({ table, from }, place): TableArea => {
      const to = starts[place + 1]?.from ?? Number.POSITIVE_INFINITY;
      const rows = sheet.rows.filter(({ number }) => number >= from && number < to);
      const above = sheet.rows.filter(({ number }) => number >= from - 3 && number < from + UNIT_WITHIN && number < to);
      const texts = above.flatMap(({ cells }) => [...cells.values()].map(({ text }) => text));
      return { table, sheet, rows, sheetName, unit: unitIn(texts), year: onlyYearIn([sheetName, ...texts]) };
    });
  });
}

function unitIn(texts: readonly string[]): '万元' | '元' | null {
  for (const text of texts) {
    const [, unit] = /单位:?\(?(万元|元)/.exec(text.slice(0, 60).normalize('NFKC').replace(/\s/g, '')) ?? [];
    if (unit === '万元' || unit === '元') return unit;
  }
  return null;
}

export function addressIn({ sheetName }: TableArea, column: number, row: number): string {
  return `${sheetName}!${cellAddress(column, row)}`;
}

/** The merged range that a cell begins; itself where it begins none. */
export function spanOf({ sheet }: TableArea, column: number, row: number) {
  const merged = sheet.merges.find(({ top, left }) => top === row && left === column);
  return merged ?? { top: row, bottom: row, left: column, right: column };
}

/** True for a text that is a word and no figure. */
export function isWord(cell: SheetCell): boolean {
  return cell.kind === 'text' && /\p{Script=Han}/u.test(cell.text);
}
