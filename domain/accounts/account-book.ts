import { z } from '../zod.ts';
import { readAccountCell } from './account-cell.ts';
import { ACCOUNT_FIELDS, type AccountField, type AccountLine } from './account-line.ts';
import { findAccountLine } from './account-lines.ts';
import { itemLines } from './function-lines.ts';

/** One line as entered: decimals as plain text in the line's unit, null = not entered. */
export interface AccountEntry {
  code: string;
  final: string | null;
  prior: string | null;
  budget: string | null;
  reason: string | null;
  budgetReason: string | null;
}

/** 类 / 款 / 项 by name, in the order of the paper. */
export interface FunctionEntry {
  class: string;
  section: string;
  item: string;
  final: string | null;
  prior: string | null;
  reason: string | null;
}

/** The base figures of a year's final accounts: only what is entered; everything else follows from it. */
export interface AccountBook {
  year: number;
  entries: AccountEntry[];
  functions: FunctionEntry[];
}

/** More rows than any center's table 五 has. */
export const MOST_FUNCTIONS = 200;

const text = z.string().nullable().default(null);
const level = (name: string) =>
  z.string(`请填写${name}`).trim().min(1, `请填写功能分类的${name}`).max(60, `功能分类的${name}最多 60 字`);
const entrySchema = z.strictObject({
  code: z.string(),
  final: text,
  prior: text,
  budget: text,
  reason: text,
  budgetReason: text,
});
export const functionEntrySchema = z.strictObject({
  class: level('类'),
  section: level('款'),
  item: level('项'),
  final: text,
  prior: text,
  reason: text,
});

/** A whole book, every cell read as if it were typed. */
export const accountBookSchema = z
  .strictObject({
    year: z.int().min(2000).max(2999),
    entries: z.array(entrySchema),
    functions: z.array(functionEntrySchema).max(MOST_FUNCTIONS, `功能分类最多 ${MOST_FUNCTIONS} 行`),
  })
  .superRefine((book, context) => {
    for (const message of bookProblems(book)) context.addIssue({ code: 'custom', message });
  })
  .transform((book) => ({
    ...book,
    entries: book.entries.map((entry) => plain(findAccountLine(entry.code), entry)),
    functions: book.functions.map((entry, index) => plain(itemLines(book.functions)[index] ?? null, entry)),
  }));

/** Sentences of what cannot stand in a book: unknown or doubled lines, and cells that cannot be read. */
export function bookProblems({ entries, functions }: Omit<AccountBook, 'year'>): string[] {
  const items = itemLines(functions);
  return [
    ...doubled(entries.map((entry) => entry.code)).map((code) => `重复的项目：${code}`),
    ...doubled(functions.map(functionName)).map((name) => `功能分类重复：${name}`),
    ...entries.flatMap((entry) => {
      const line = findAccountLine(entry.code);
      return line === null ? [`没有这个项目：${entry.code}`] : cellProblems(line, entry);
    }),
    ...functions.flatMap((entry, index) => cellProblems(items[index]!, entry)),
  ];
}

type Cells = Partial<Record<AccountField, string | null>>;

/** Without separators and outer spaces. */
function plain<C extends Cells>(line: AccountLine | null, cells: C): C {
  if (line === null) return cells;
  const read = line.fields.map((field) => {
    const cell = readAccountCell(line, field, cells[field] ?? null);
    return [field, 'value' in cell ? cell.value : null] as const;
  });
  return { ...cells, ...Object.fromEntries(read) };
}

function cellProblems(line: AccountLine, cells: Cells): string[] {
  return ACCOUNT_FIELDS.flatMap((field) => {
    if ((cells[field] ?? null) === null) return [];
    const read = readAccountCell(line, field, cells[field] ?? null);
    return 'problem' in read ? [read.problem] : [];
  });
}

function doubled(names: string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** 社会保障和就业支出(类)行政运行(项), as the paper writes it. */
export function functionName(entry: Pick<FunctionEntry, 'class' | 'section' | 'item'>): string {
  return `${entry.class}(类)${entry.section}(款)${entry.item}(项)`;
}

/** A book in which nothing has been entered yet. */
export function emptyBook(year: number): AccountBook {
  return { year, entries: [], functions: [] };
}
