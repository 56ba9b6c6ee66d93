import { exact } from '../../decimal.ts';
import type { SheetProblem } from '../../reports/sheet-plain.ts';
import { functionName } from '../account-book.ts';
import { fieldWord, readAccountCell } from '../account-cell.ts';
import { findAccountLine } from '../account-lines.ts';
import { accountValues, printedAccountValue } from '../account-values.ts';
import type { BookEdit, StoredBook } from '../book-edits.ts';
import { editedBook } from '../edited-book.ts';
import { itemLines } from '../function-lines.ts';
import type { TableFigure, TableReading } from './read-tables.ts';

export interface TableChange {
  cell: string;
  table: string;
  name: string;
  field: string;
  old: string | null;
  new: string;
  change: 'new' | 'changed' | 'same';
}

export interface TableProposal {
  tables: TableReading['tables'];
  rows: TableChange[];
  problems: SheetProblem[];
  warnings: SheetProblem[];
  counts: { new: number; changed: number; same: number };
}

/** What the tables would change in the book, cell by cell, and the edits that do it. */
export function tableChanges(book: StoredBook, reading: TableReading): { proposal: TableProposal; edits: BookEdit[] } {
  const rows: TableChange[] = [];
  const edits: BookEdit[] = [];
  const problems = [...reading.problems];
  const seen = new Map<string, TableFigure>();
  const stated: TableFigure[] = [];
  for (const figure of reading.figures) {
    const line = findAccountLine(figure.code);
    if (!line?.fields.includes(figure.field)) {
      stated.push(figure);
      continue;
    }
    const place = `${figure.code}.${figure.field}`;
    const earlier = seen.get(place);
    seen.set(place, earlier ?? figure);
    if (earlier) {
      if (exact(earlier.value).eq(exact(figure.value))) continue;
      const message = `${line.name} ${figure.value} 与 ${earlier.cell} 的 ${earlier.value} 不一致，请核对后改为一致`;
      problems.push({ cell: figure.cell, message });
      continue;
    }
    const read = readAccountCell(line, figure.field, figure.value);
    if ('problem' in read) problems.push({ cell: figure.cell, message: read.problem });
    const old = book.entries.find(({ code }) => code === figure.code)?.[figure.field] ?? null;
    rows.push({ ...changeOf(figure, old), table: figure.table, name: line.name, field: fieldWord(figure.field, line) });
    if (!isSame(old, figure.value)) {
      edits.push({ kind: 'line', code: figure.code, field: figure.field, value: figure.value, before: old });
    }
  }
  addFunctions(book, reading, { rows, edits, problems });
  const warnings = [...reading.warnings, ...contradictions(editedBook(book, edits).book, stated)];
  const count = (change: TableChange['change']) => rows.filter((row) => row.change === change).length;
  const counts = { new: count('new'), changed: count('changed'), same: count('same') };
  return { proposal: { tables: reading.tables, rows, problems, warnings, counts }, edits };
}

function addFunctions(
  book: StoredBook,
  { functions }: TableReading,
  { rows, edits, problems }: { rows: TableChange[]; edits: BookEdit[]; problems: SheetProblem[] },
): void {
  const known = new Map(book.functions.map((row) => [functionName(row), row]));
  const seen = new Map<string, string>();
  let after = book.functions.at(-1)?.key ?? null;
  for (const figure of functions) {
    const name = functionName(figure);
    const earlier = seen.get(name);
    seen.set(name, figure.cell);
    if (earlier) {
      problems.push({ cell: figure.cell, message: `${name} 与 ${earlier} 重复，请只保留一行` });
      continue;
    }
    const read = readAccountCell(itemLines([figure])[0]!, 'final', figure.value);
    if ('problem' in read) problems.push({ cell: figure.cell, message: read.problem });
    const row = known.get(name);
    const old = row?.final ?? null;
    rows.push({ ...changeOf(figure, old), table: '一般公共预算财政拨款支出决算表', name, field: '决算数' });
    if (isSame(old, figure.value)) continue;
    const key = row?.key ?? freeKey(book, edits);
    if (!row) {
      edits.push({ kind: 'add', key, after });
      for (const field of ['class', 'section', 'item'] as const) {
        edits.push({ kind: 'function', key, field, value: figure[field] });
      }
      after = key;
    }
    edits.push({ kind: 'function', key, field: 'final', value: figure.value, ...(row ? { before: old } : {}) });
  }
}

function freeKey(book: StoredBook, edits: readonly BookEdit[]): string {
  const taken = new Set([...book.functions, ...edits.filter((edit) => edit.kind === 'add')].map(({ key }) => key));
  let number = taken.size + 1;
  while (taken.has(`f${number}`)) number += 1;
  return `f${number}`;
}

function changeOf({ cell, value }: { cell: string; value: string }, old: string | null) {
  const change: TableChange['change'] = old === null ? 'new' : isSame(old, value) ? 'same' : 'changed';
  return { cell, old, new: value, change };
}

function isSame(old: string | null, value: string): boolean {
  return old !== null && exact(old).eq(exact(value));
}

/** Totals that the tables print and the book works out: told apart where they differ as printed, never taken over. */
function contradictions(book: StoredBook, stated: readonly TableFigure[]): SheetProblem[] {
  const values = accountValues(book);
  return stated.flatMap(({ code, field, cell, value }) => {
    const line = findAccountLine(code);
    const given = values.get(field === 'final' ? code : (line?.budget?.code ?? code));
    const text = given && printedAccountValue(given);
    if (!given || text === null || text === undefined || exact(text).minus(exact(value)).abs().lt('0.005')) return [];
    return [{ cell, message: `${given.name}在表中为 ${value}，按导入后的数据计算为 ${text}，请核对` }];
  });
}
