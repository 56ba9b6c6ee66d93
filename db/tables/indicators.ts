import type { Selectable } from 'kysely';
import type { Indicator } from '#domain/indicators/indicator.ts';
import { partColumns } from '#domain/indicators/rate.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredIndicator = Selectable<Schema['indicators']>;

export async function listIndicators(db: Db): Promise<StoredIndicator[]> {
  return db.selectFrom('indicators').selectAll().orderBy('position').execute();
}

export async function insertIndicators(db: Db, indicators: Indicator[]): Promise<void> {
  const rows = indicators.map(({ department, parts, ...indicator }, position) => ({
    ...indicator,
    ...partColumns(parts),
    departmentCode: department,
    position,
  }));
  await db.insertInto('indicators').values(rows).execute();
}
