import type { Selectable } from 'kysely';
import type { Indicator } from '#domain/indicators/indicator.ts';
import { partColumns } from '#domain/indicators/rate.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredIndicator = Selectable<Schema['indicators']>;

/** Which indicators are asked about: of one department or several, these alone, or both; all without. */
export interface IndicatorScope {
  department?: string;
  departments?: readonly string[];
  ids?: readonly number[];
}

export async function listIndicators(db: Db, scope: IndicatorScope = {}): Promise<StoredIndicator[]> {
  const { department, departments, ids } = scope;
  if (ids?.length === 0 || departments?.length === 0) return [];
  let query = db.selectFrom('indicators').selectAll();
  if (department !== undefined) query = query.where('departmentCode', '=', department);
  if (departments !== undefined) query = query.where('departmentCode', 'in', departments);
  if (ids !== undefined) query = query.where('id', 'in', ids);
  return query.orderBy('position').execute();
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
