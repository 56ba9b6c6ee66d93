import type { Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredIndicator = Selectable<Schema['indicators']>;

export async function listIndicators(db: Db): Promise<StoredIndicator[]> {
  return db.selectFrom('indicators').selectAll().orderBy('position').execute();
}

export async function listIndicatorsOf(db: Db, departmentCode: string): Promise<StoredIndicator[]> {
  return db
    .selectFrom('indicators')
    .selectAll()
    .where('departmentCode', '=', departmentCode)
    .orderBy('position')
    .execute();
}

export async function getIndicator(db: Db, id: number): Promise<StoredIndicator> {
  const row = await db.selectFrom('indicators').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Failure('indicator.not-found', { id });
  return row;
}

export async function insertIndicators(db: Db, indicators: Indicator[]): Promise<void> {
  const rows = indicators.map(({ department, ...indicator }, position) => ({
    ...indicator,
    departmentCode: department,
    position,
  }));
  await db.insertInto('indicators').values(rows).execute();
}
