import type { Insertable, Selectable } from 'kysely';
import { exactOrNull, fromMicro } from '#domain/decimal.ts';
import type { TargetVersion } from '#domain/indicators/target-versions.ts';
import { z } from '#domain/zod.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

const planSchema = z.array(z.string().nullable()).length(12);

/** A decision on a target, with why and by whom. */
export interface StoredTarget extends TargetVersion {
  id: number;
  indicatorId: number;
  reason: string | null;
  createdBy: number | null;
  approvedBy: number | null;
  createdAt: string;
}

/** Every decision on the targets of a year, in the order they were made. */
export async function listTargets(db: Db, year: number, indicatorIds: readonly number[]): Promise<StoredTarget[]> {
  if (indicatorIds.length === 0) return [];
  const rows = await db
    .selectFrom('targets')
    .selectAll()
    .where('year', '=', year)
    .where('indicatorId', 'in', indicatorIds)
    .orderBy('version')
    .execute();
  return rows.map(toTarget);
}

/** The same by indicator. */
export async function targetsByIndicator(
  db: Db,
  year: number,
  indicatorIds: readonly number[],
): Promise<Map<number, StoredTarget[]>> {
  const kept = new Map<number, StoredTarget[]>();
  for (const target of await listTargets(db, year, indicatorIds)) {
    const own = kept.get(target.indicatorId);
    if (own) own.push(target);
    else kept.set(target.indicatorId, [target]);
  }
  return kept;
}

export async function insertTargets(db: Db, targets: Insertable<Schema['targets']>[]): Promise<void> {
  for (const part of chunked(targets)) await db.insertInto('targets').values(part).execute();
}

export function planFrom(monthlyPlan: string | null): TargetVersion['monthlyPlan'] {
  const plan = monthlyPlan === null ? null : planSchema.parse(JSON.parse(monthlyPlan));
  return plan?.map((text) => exactOrNull(text)) ?? null;
}

function toTarget(row: Selectable<Schema['targets']>): StoredTarget {
  const { id, indicatorId, version, operator, basis, source, validFrom, reason, createdBy, approvedBy, createdAt } =
    row;
  return {
    id,
    indicatorId,
    version,
    operator,
    value: fromMicro(row.valueMicro),
    basis,
    monthlyPlan: planFrom(row.monthlyPlan),
    isDemo: row.isDemo === 1,
    source,
    validFrom,
    isLeading: row.isLeading === 1,
    reason,
    createdBy,
    approvedBy,
    createdAt,
  };
}
