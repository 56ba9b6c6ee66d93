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
