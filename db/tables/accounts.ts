import type { Insertable, Selectable } from 'kysely';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type AccountFigure = Selectable<Schema['accountFigures']>;
export type StatedFigure = Selectable<Schema['statedFigures']>;

export async function listAccountFigures(db: Db, year: number): Promise<AccountFigure[]> {
  return db.selectFrom('accountFigures').selectAll().where('year', '=', year).orderBy('position').execute();
}

export async function listStatedFigures(db: Db, year: number): Promise<StatedFigure[]> {
  return db.selectFrom('statedFigures').selectAll().where('year', '=', year).orderBy('position').execute();
}

export async function insertAccountFigures(db: Db, rows: Insertable<Schema['accountFigures']>[]): Promise<void> {
  for (const part of chunked(rows)) await db.insertInto('accountFigures').values(part).execute();
}

export async function insertStatedFigures(db: Db, rows: Insertable<Schema['statedFigures']>[]): Promise<void> {
  for (const part of chunked(rows)) await db.insertInto('statedFigures').values(part).execute();
}

/** Statements of all years, the newest first: how figures of the prose are called. */
export async function listStatedFiguresOfAllYears(db: Db): Promise<StatedFigure[]> {
  return db.selectFrom('statedFigures').selectAll().orderBy('year', 'desc').orderBy('position').execute();
}

/** Takes away what was published for the year, so that another document can take its place. */
export async function removePublishedFigures(db: Db, year: number): Promise<void> {
  await db.deleteFrom('accountFigures').where('year', '=', year).execute();
  await db.deleteFrom('statedFigures').where('year', '=', year).execute();
}

/**
 * Figures of the prose that no indicator measures, for a year: where only another year states one, it is named without a
 * figure, so that the wording that uses it says what is missing.
 */
export async function listUnmeasuredStatements(
  db: Db,
  year: number,
): Promise<{ code: string; name: string; unit: string; printed: string | null }[]> {
  const rows = await db
    .selectFrom('statedFigures')
    .select(['year', 'code', 'name', 'unit', 'printed'])
    .where('indicatorId', 'is', null)
    .orderBy('year', 'desc')
    .orderBy('position')
    .execute();
  const own = rows.filter((row) => row.year === year);
  const others = rows.filter((row, index) => rows.findIndex(({ code }) => code === row.code) === index);
  const missing = others.filter(({ code }) => own.every((row) => row.code !== code));
  return [...own, ...missing.map((row) => ({ ...row, printed: null }))].map(({ code, name, unit, printed }) => {
    return { code, name, unit, printed };
  });
}
