import type { AccountRow } from '#domain/accounts/account-rows.ts';
import { type BookCellEdit, type BookEdit, placeOfBookEdit, type StoredBook } from '#domain/accounts/book-edits.ts';
import type { BookConflict, BookProblem } from '#domain/accounts/edited-book.ts';
import { editedBook, textInBook } from '#domain/accounts/edited-book.ts';

/** What somebody has changed and not saved: the edits, and the book as it would be. */
export interface AccountDraft {
  book: StoredBook;
  /** What cannot be read, by place. The book holds what stood there before. */
  problems: Map<string, string>;
}

export function draftOf(stored: StoredBook, edits: readonly BookEdit[]): AccountDraft {
  const { book, problems } = editedBook(stored, edits);
  return { book, problems: new Map(problems.map(({ place, message }: BookProblem) => [place, message])) };
}

type Cell =
  | { kind: 'line'; code: string; field: BookLineField }
  | { kind: 'function'; key: string; field: BookRowField };
type BookLineField = Extract<BookEdit, { kind: 'line' }>['field'];
type BookRowField = Extract<BookEdit, { kind: 'function' }>['field'];

export type { Cell as AccountPlace };

/** The edits with this text in the cell; a cell that holds again what is stored is no edit any more. */
export function withCell(stored: StoredBook, edits: readonly BookEdit[], cell: Cell, text: string): BookEdit[] {
  const value = text.trim() === '' ? null : text;
  const blank = { ...cell, value, before: null } as BookCellEdit;
  const place = placeOfBookEdit(blank);
  const before = textInBook(stored, blank);
  const others = edits.filter((edit) => placeOfBookEdit(edit) !== place);
  const isAdded = cell.kind === 'function' && edits.some((edit) => edit.kind === 'add' && edit.key === cell.key);
  if (isAdded) return [...others, { ...cell, value } as BookEdit];
  return value === before ? others : [...others, { ...blank, before }];
}

/** Without the row: what was added and not saved leaves no trace. */
export function withoutRow(edits: readonly BookEdit[], key: string): BookEdit[] {
  const others = edits.filter((edit) => edit.kind === 'line' || edit.key !== key);
  const isAdded = edits.some((edit) => edit.kind === 'add' && edit.key === key);
  return isAdded ? others : [...others, { kind: 'remove', key }];
}

/** One place up (−1) or down (1). */
export function movedRow(book: StoredBook, edits: readonly BookEdit[], key: string, by: -1 | 1): BookEdit[] {
  const keys = book.functions.map((row) => row.key);
  const place = keys.indexOf(key);
  const target = place + by;
  if (place < 0 || target < 0 || target >= keys.length) return [...edits];
  const others = keys.filter((one) => one !== key);
  return [...edits, { kind: 'move', key, after: others[target - 1] ?? null }];
}

/** A key that no row of the book has. */
export function freshKey(random: () => number): string {
  return `n${Math.floor(random() * 36 ** 9).toString(36)}`;
}

/** What stands in a cell as typed: the unsaved text, even one that cannot be read, else what is stored. */
export function textAt(draft: AccountDraft, edits: readonly BookEdit[], cell: Cell): string {
  const wanted = { ...cell, value: null } as BookCellEdit;
  const place = placeOfBookEdit(wanted);
  const edit = edits.find((one): one is BookCellEdit => 'value' in one && placeOfBookEdit(one) === place);
  return (edit ? edit.value : textInBook(draft.book, wanted)) ?? '';
}

/** Priors that are not entered yet, taken from the book of the year before. */
export function priorsFrom(stored: StoredBook, edits: readonly BookEdit[], rows: readonly AccountRow[]): BookEdit[] {
  return rows.reduce(
    (all, row) => {
      const cell = priorPlace(row, stored);
      if (cell === null || row.previous === null || row.prior?.text != null) return all;
      return withCell(stored, all, cell, row.previous);
    },
    [...edits],
  );
}

export function priorPlace({ line, place }: AccountRow, book: StoredBook): Cell | null {
  if (!line.fields.includes('prior')) return null;
  if (place === null) return { kind: 'line', code: line.code, field: 'prior' };
  const row = book.functions[place];
  return row ? { kind: 'function', key: row.key, field: 'prior' } : null;
}

/** The classification of the year before, each row with its final as prior; the year's own finals stay open. */
export function classificationOf(previous: StoredBook, random: () => number): BookEdit[] {
  let after: string | null = null;
  return previous.functions.flatMap(({ class: name, section, item, final }): BookEdit[] => {
    const key = freshKey(random);
    const add: BookEdit = { kind: 'add', key, after };
    after = key;
    const cells = { class: name, section, item, prior: final };
    return [
      add,
      ...(Object.keys(cells) as (keyof typeof cells)[]).map(
        (field): BookEdit => ({ kind: 'function', key, field, value: cells[field] }),
      ),
    ];
  });
}

/** 本年无此项: what the paper then prints as 0.00. */
export function zeroes(stored: StoredBook, edits: readonly BookEdit[], rows: readonly AccountRow[]): BookEdit[] {
  return rows.reduce(
    (all, { line, final }) =>
      line.fields.includes('final') && final.text === null
        ? withCell(stored, all, { kind: 'line', code: line.code, field: 'final' }, '0.00')
        : all,
    [...edits],
  );
}

/** The edits after a refusal because of a newer version: kept over theirs, or without those in conflict. */
export function settled(
  edits: readonly BookEdit[],
  conflicts: readonly BookConflict[],
  keep: 'mine' | 'theirs',
): BookEdit[] {
  const theirs = new Map(conflicts.map((conflict) => [conflict.place, conflict.theirs]));
  return edits.flatMap((edit): BookEdit[] => {
    const place = placeOfBookEdit(edit);
    if (!('value' in edit) || !theirs.has(place)) return [edit];
    return keep === 'mine' ? [{ ...edit, before: theirs.get(place) ?? null }] : [];
  });
}
