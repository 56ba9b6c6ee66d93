import { findAccountBook, saveAccountBook } from '#db/tables/account-book.ts';
import { getYear } from '#db/tables/years.ts';
import { accountRows, missingReasons } from '#domain/accounts/account-rows.ts';
import { type BookEdit, type BookPatch, placeOfBookEdit, type StoredBook } from '#domain/accounts/book-edits.ts';
import { bookFindings } from '#domain/accounts/book-findings.ts';
import { bookConflicts, editedBook, textInBook } from '#domain/accounts/edited-book.ts';
import { Failure } from '#domain/failures.ts';
import { type Action, can } from '#domain/permissions.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { financeDepartmentCode } from './finance-department.ts';

/** The book of a year with all that follows from it, and the book of the year before where there is one. */
export async function accountsOfYear(ctx: Ctx, number: number) {
  const year = await getYear(ctx.db, number);
  const book = await findAccountBook(ctx.db, number);
  const previous = await previousBook(ctx, number);
  const rows = accountRows(book, previous);
  return {
    year: number,
    isClosed: year.state === 'closed',
    maySave: year.state !== 'closed' && can(ctx.actor, 'accounts.save', await financeDepartmentCode(ctx.db)),
    book,
    previous,
    rows,
    missing: missingReasons(rows),
    findings: bookFindings(book),
  };
}

/** Null where nobody has entered anything for the year before. */
export async function previousBook(ctx: Ctx, year: number): Promise<StoredBook | null> {
  const book = await findAccountBook(ctx.db, year - 1);
  return book.version === 0 ? null : book;
}

/**
 * Saves changed cells and rows, all or none. Throws `accounts.version-conflict` with the cells that others have changed, and
 * `input.invalid` with a sentence for each place that cannot be read.
 */
export async function saveAccounts(
  ctx: Ctx,
  year: number,
  { version, edits }: BookPatch,
  action: Extract<Action, 'accounts.save' | 'accounts.import'> = 'accounts.save',
): Promise<void> {
  const department = await financeDepartmentCode(ctx.db);
  await write(ctx, { action, subject: `accounts:${year}`, department }, async (inside) => {
    await requireOpenBook(inside, year);
    const stored = await findAccountBook(inside.db, year);
    if (stored.version !== version) throw conflict(stored, version, edits);
    const { book, problems } = editedBook(stored, edits);
    if (problems.length > 0) {
      const sentences = [...new Set(problems.map(({ message }) => message))].slice(0, 3);
      throw new Failure('input.invalid', { problems }, `${sentences.join('；')}。`);
    }
    const saved = { by: actorId(inside), at: inside.now.toISOString() };
    if (!(await saveAccountBook(inside.db, book, saved))) throw conflict(stored, version, edits);
    return { result: undefined, before: auditOf(stored, edits), after: auditOf(book, edits) };
  });
}

/** Throws `year.not-found` and `year.closed`. */
export async function requireOpenBook(ctx: Ctx, number: number): Promise<void> {
  const year = await getYear(ctx.db, number);
  if (year.state === 'closed') throw new Failure('year.closed', { year: number });
}

function conflict(stored: StoredBook, yours: number, edits: readonly BookEdit[]): Failure {
  const details = { yours, current: stored.version, conflicts: bookConflicts(stored, edits) };
  return new Failure('accounts.version-conflict', details);
}

/** What stood, or stands, at the edited places: texts of cells, whole rows with their place. */
function auditOf(book: StoredBook, edits: readonly BookEdit[]): Record<string, unknown> {
  return Object.fromEntries(edits.map((edit) => [placeOfBookEdit(edit), standing(book, edit)]));
}

function standing(book: StoredBook, edit: BookEdit): unknown {
  if ('value' in edit) return textInBook(book, edit);
  const index = book.functions.findIndex(({ key }) => key === edit.key);
  return index < 0 ? null : { position: index + 1, ...book.functions[index] };
}
