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
