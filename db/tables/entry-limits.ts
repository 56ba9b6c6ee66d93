import type { Insertable, Selectable } from 'kysely';
import { exactFromMicro } from '#domain/decimal.ts';
import type { Limits } from '#domain/reports/limits.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

type Row = Selectable<Schema['entryLimits']>;

/** One version of an indicator's limits, with who set it, when and why. */
export interface StoredLimits extends Limits {
  indicatorId: number;
  version: number;
  reason: string;
  at: string;
  /** Name; null for what came with the system. */
  by: string | null;
}

const selectLimits = (db: Db) =>
  db
    .selectFrom('entryLimits')
    .leftJoin('users', 'users.id', 'entryLimits.actorId')
    .selectAll('entryLimits')
    .select('users.name as by');

/** The last version of each indicator that ever had one; cleared limits are there with nulls. */
export async function listLimits(db: Db, indicatorIds: number[]): Promise<Map<number, StoredLimits>> {
  if (indicatorIds.length === 0) return new Map();
  const rows = await selectLimits(db).where('indicatorId', 'in', indicatorIds).orderBy('version').execute();
  return new Map(rows.map((row) => [row.indicatorId, limitsOf(row)]));
}

/** Every version, the newest first. */
export async function listLimitVersions(db: Db, indicatorId: number): Promise<StoredLimits[]> {
  const rows = await selectLimits(db).where('indicatorId', '=', indicatorId).orderBy('version', 'desc').execute();
  return rows.map(limitsOf);
}

export async function insertLimits(db: Db, limits: Insertable<Schema['entryLimits']>): Promise<void> {
  await db.insertInto('entryLimits').values(limits).execute();
}

function limitsOf({ indicatorId, version, lowerMicro, upperMicro, spreadMicro, reason, at, by }: Row & NamedBy) {
  return {
    indicatorId,
    version,
    lower: exactFromMicro(lowerMicro),
    upper: exactFromMicro(upperMicro),
    spread: exactFromMicro(spreadMicro),
    reason,
    at,
    by,
  };
}

interface NamedBy {
  by: string | null;
}
