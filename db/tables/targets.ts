import type { Insertable, Selectable } from 'kysely';
import { exactOrNull, fromMicro } from '#domain/decimal.ts';
import type { SourcedTarget } from '#domain/indicators/target-source.ts';
import type { Month } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

const planSchema = z.array(z.string().nullable()).length(12);

function toTarget(row: Selectable<Schema['targets']>): SourcedTarget {
  const plan = row.monthlyPlan === null ? null : planSchema.parse(JSON.parse(row.monthlyPlan));
  return {
    operator: row.operator,
    value: fromMicro(row.valueMicro),
    basis: row.basis,
    monthlyPlan: plan?.map((text) => exactOrNull(text)) ?? null,
    isDemo: row.isDemo === 1,
    source: row.source,
    validFrom: row.validFrom,
  };
}

/** The leading target of each of the indicators in force at the month: of its versions valid by then, the newest. */
export async function targetsInForce(
  db: Db,
  year: number,
  month: Month,
  indicatorIds: number[],
): Promise<Map<number, SourcedTarget>> {
  const rows = await rowsInForce(db, year, month, indicatorIds, 1);
  return new Map(rows.map((row) => [row.indicatorId, toTarget(row)]));
}

/** The targets of other sources for the same figure, of each source the newest version; they judge nothing. */
export async function otherTargetsInForce(
  db: Db,
  year: number,
  month: Month,
  indicatorId: number,
): Promise<SourcedTarget[]> {
  const rows = await rowsInForce(db, year, month, [indicatorId], 0);
  return [...new Map(rows.map((row) => [row.source, toTarget(row)])).values()];
}

async function rowsInForce(db: Db, year: number, month: Month, indicatorIds: number[], isLeading: 0 | 1) {
  if (indicatorIds.length === 0) return [];
  return db
    .selectFrom('targets')
    .selectAll()
    .where('year', '=', year)
    .where('validFrom', '<=', month)
    .where('isLeading', '=', isLeading)
    .where('indicatorId', 'in', indicatorIds)
    .orderBy('version')
    .execute();
}

export type TargetVersion = SourcedTarget & { id: number; isLeading: boolean };

/** Every target that was ever set for the indicator in the year, the first version first. */
export async function listTargetVersions(db: Db, year: number, indicatorId: number): Promise<TargetVersion[]> {
  const rows = await db
    .selectFrom('targets')
    .selectAll()
    .where('year', '=', year)
    .where('indicatorId', '=', indicatorId)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({ ...toTarget(row), id: row.id, isLeading: row.isLeading === 1 }));
}

export async function insertTargets(db: Db, targets: Insertable<Schema['targets']>[]): Promise<void> {
  for (const part of chunked(targets)) await db.insertInto('targets').values(part).execute();
}
