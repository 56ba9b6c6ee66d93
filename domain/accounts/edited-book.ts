import { type AccountEntry, functionName, MOST_FUNCTIONS } from './account-book.ts';
import { readAccountCell } from './account-cell.ts';
import { findAccountLine } from './account-lines.ts';
import {
  type BookCellEdit,
  type BookEdit,
  type KeyedFunction,
  placeOfBookEdit,
  type StoredBook,
} from './book-edits.ts';
import { itemLines } from './function-lines.ts';

export interface BookProblem {
  /** Name of the place, as `placeOfBookEdit` gives it. */
  place: string;
  message: string;
}

export interface EditedBook {
  book: StoredBook;
  /** Empty unless something was refused; then nothing of the list holds. */
  problems: BookProblem[];
}

export interface BookConflict {
  place: string;
  name: string;
  /** What the editor saw, what is there now, what the editor wants. */
  seen: string | null;
  theirs: string | null;
  yours: string | null;
}

const LONGEST_LEVEL = 60;
const levelWords = { class: '类', section: '款', item: '项' } as const;
type Level = keyof typeof levelWords;

/** The book after the edits, one after the other. Never throws: what cannot be done is told by place. */
export function editedBook(book: StoredBook, edits: readonly BookEdit[]): EditedBook {
  let now = book;
  const problems: BookProblem[] = [];
  for (const edit of edits) {
    const result = edited(now, edit);
    if ('problem' in result) problems.push({ place: placeOfBookEdit(edit), message: result.problem });
    else now = result;
  }
  return { book: now, problems: [...problems, ...functionProblems(now.functions)] };
}

type Outcome = StoredBook | { problem: string };

const GONE = { problem: '这一行已被他人删除，请刷新后查看' };

function edited(book: StoredBook, edit: BookEdit): Outcome {
  const { functions } = book;
  switch (edit.kind) {
    case 'line': {
      const line = findAccountLine(edit.code);
      if (line === null) return { problem: `没有这个项目：${edit.code}` };
      const read = readAccountCell(line, edit.field, edit.value);
      if ('problem' in read) return read;
      const old = book.entries.find(({ code }) => code === edit.code) ?? emptyEntry(edit.code);
      const others = book.entries.filter((entry) => entry !== old);
      return { ...book, entries: [...others, { ...old, [edit.field]: read.value }] };
    }
    case 'function': {
      const row = functions.find(({ key }) => key === edit.key);
      if (!row) return GONE;
      const read = readFunctionCell(row, edit);
      if ('problem' in read) return read;
      const changed = { ...row, [edit.field]: read.value };
      return { ...book, functions: functions.map((one) => (one === row ? changed : one)) };
    }
    case 'add': {
      if (functions.some(({ key }) => key === edit.key)) return { problem: '这一行已经有了，请刷新后查看' };
      if (functions.length >= MOST_FUNCTIONS) return { problem: `功能分类最多 ${MOST_FUNCTIONS} 行` };
      const row = { key: edit.key, class: '', section: '', item: '', final: null, prior: null, reason: null };
      return { ...book, functions: placedAfter(functions, row, edit.after) };
    }
    case 'remove':
      if (!functions.some(({ key }) => key === edit.key)) return GONE;
      return { ...book, functions: functions.filter(({ key }) => key !== edit.key) };
    case 'move': {
      const row = functions.find(({ key }) => key === edit.key);
      if (!row) return GONE;
      const others = functions.filter((one) => one !== row);
      return { ...book, functions: placedAfter(others, row, edit.after) };
    }
  }
}

/** At the end where the row to stand under is gone. */
function placedAfter(rows: KeyedFunction[], row: KeyedFunction, after: string | null): KeyedFunction[] {
  const place = after === null ? 0 : rows.findIndex(({ key }) => key === after) + 1 || rows.length;
  return [...rows.slice(0, place), row, ...rows.slice(place)];
}

export function emptyEntry(code: string): AccountEntry {
  return { code, final: null, prior: null, budget: null, reason: null, budgetReason: null };
}

function readFunctionCell(row: KeyedFunction, { field, value }: Extract<BookEdit, { kind: 'function' }>) {
  if (!isLevel(field)) return readAccountCell(itemLines([row])[0]!, field, value);
  const text = value?.trim() ?? '';
  if (text.length > LONGEST_LEVEL) return { problem: `功能分类的${levelWords[field]}最多 ${LONGEST_LEVEL} 字` };
  return { value: text };
}

function isLevel(field: string): field is Level {
  return field in levelWords;
}

/** What only the rows together show: a name missing, an item twice. */
function functionProblems(functions: readonly KeyedFunction[]): BookProblem[] {
  const names = functions.map(functionName);
  return functions.flatMap((row, index) => {
    const missing = (Object.keys(levelWords) as Level[]).filter((level) => row[level] === '');
    const blank = missing.map((level) => ({
      place: `${row.key}.${level}`,
      message: `功能分类第 ${index + 1} 行没有填写“${levelWords[level]}”`,
    }));
    if (blank.length > 0 || names.indexOf(names[index]!) === index) return blank;
    const message = `功能分类第 ${index + 1} 行与第 ${names.indexOf(names[index]!) + 1} 行重复：${names[index]}`;
    return [{ place: `${row.key}.item`, message }];
  });
}

/** What stands in the edited cell; null for an empty one and for a row that is not there. */
export function textInBook(book: StoredBook, edit: BookCellEdit): string | null {
  if (edit.kind === 'line') return book.entries.find(({ code }) => code === edit.code)?.[edit.field] ?? null;
  return book.functions.find(({ key }) => key === edit.key)?.[edit.field] ?? null;
}

/** The edits whose cell holds something else than the editor saw. */
export function bookConflicts(book: StoredBook, edits: readonly BookEdit[]): BookConflict[] {
  return edits.flatMap((edit) => {
    if (!('value' in edit) || edit.before === undefined) return [];
    const theirs = textInBook(book, edit);
    if (theirs === edit.before || theirs === edit.value) return [];
    const place = placeOfBookEdit(edit);
    return [{ place, name: nameOf(book, edit), seen: edit.before, theirs, yours: edit.value }];
  });
}

function nameOf(book: StoredBook, edit: BookCellEdit): string {
  if (edit.kind === 'line') return findAccountLine(edit.code)?.name ?? edit.code;
  const row = book.functions.find(({ key }) => key === edit.key);
  return row ? row.item || edit.key : '已删除的行';
}
