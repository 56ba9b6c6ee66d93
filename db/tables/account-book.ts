import { emptyBook } from '#domain/accounts/account-book.ts';
import { placesOfUnit } from '#domain/accounts/account-line.ts';
import { findAccountLine } from '#domain/accounts/account-lines.ts';
import type { StoredBook } from '#domain/accounts/book-edits.ts';
import { exactFromMicro, exactOrNull, microOrNull, printedInFull } from '#domain/decimal.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';

/** The year's book; version 0 and empty while nobody has entered anything. */
export async function findAccountBook(db: Db, year: number): Promise<StoredBook> {
  const book = await db
    .selectFrom('accountBooks')
    .leftJoin('users', 'users.id', 'accountBooks.savedBy')
    .select(['version', 'savedAt', 'users.name as savedBy'])
    .where('year', '=', year)
    .executeTakeFirst();
  if (!book) return { ...emptyBook(year), functions: [], version: 0, savedAt: null, savedBy: null };
  const entries = await db.selectFrom('accountEntries').selectAll().where('year', '=', year).orderBy('code').execute();
  const functions = await db
    .selectFrom('accountFunctions')
    .selectAll()
    .where('year', '=', year)
    .orderBy('position')
    .execute();
  return {
    year,
    ...book,
    entries: entries.map(({ code, finalMicro, priorMicro, budgetMicro, reason, budgetReason }) => {
      const places = placesOfUnit(findAccountLine(code)?.unit ?? '');
      const text = (micro: number | null) => textOf(micro, places);
      return {
        code,
        final: text(finalMicro),
        prior: text(priorMicro),
        budget: text(budgetMicro),
        reason,
        budgetReason,
      };
    }),
    functions: functions.map(({ year: _year, position: _position, finalMicro, priorMicro, ...row }) => ({
      ...row,
      final: textOf(finalMicro, 2),
      prior: textOf(priorMicro, 2),
    })),
  };
}

function textOf(micro: number | null, places: number): string | null {
  const value = exactFromMicro(micro);
  return value === null ? null : printedInFull(value, places);
}

/** Writes the whole book over the version that was read; false when another was there by then. */
export async function saveAccountBook(
  db: Db,
  book: Pick<StoredBook, 'year' | 'version' | 'entries' | 'functions'>,
  saved: { by: number | null; at: string },
): Promise<boolean> {
  const { year, version } = book;
  if (!(await setVersion(db, year, version, saved))) return false;
  await db.deleteFrom('accountEntries').where('year', '=', year).execute();
  await db.deleteFrom('accountFunctions').where('year', '=', year).execute();
  const entries = book.entries.map(({ code, final, prior, budget, reason, budgetReason }) => ({
    year,
    code,
    finalMicro: microOf(final),
    priorMicro: microOf(prior),
    budgetMicro: microOf(budget),
    reason,
    budgetReason,
  }));
  const functions = book.functions.map(({ final, prior, ...row }, position) => ({
    ...row,
    year,
    position,
    finalMicro: microOf(final),
    priorMicro: microOf(prior),
  }));
  for (const part of chunked(entries, 50)) await db.insertInto('accountEntries').values(part).execute();
  for (const part of chunked(functions, 50)) await db.insertInto('accountFunctions').values(part).execute();
  return true;
}

async function setVersion(db: Db, year: number, version: number, { by, at }: { by: number | null; at: string }) {
  const row = { version: version + 1, savedBy: by, savedAt: at };
  const { numUpdatedRows } = await db
    .updateTable('accountBooks')
    .set(row)
    .where('year', '=', year)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return true;
  if (version !== 0) return false;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accountBooks')
    .values({ year, ...row })
    .onConflict((conflict) => conflict.column('year').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

function microOf(text: string | null): number | null {
  return microOrNull(exactOrNull(text));
}
