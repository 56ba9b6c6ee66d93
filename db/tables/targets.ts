import type { Insertable, Selectable } from 'kysely';
import { exactOrNull, fromMicro } from '#domain/decimal.ts';
import type { Target } from '#domain/indicators/target.ts';
import type { Month } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

const planSchema = z.array(z.string().nullable()).length(12);

function toTarget(row: Selectable<Schema['targets']>): Target {
  const plan = row.monthlyPlan === null ? null : planSchema.parse(JSON.parse(row.monthlyPlan));
  return {
    operator: row.operator,
    value: fromMicro(row.valueMicro),
    basis: row.basis,
    monthlyPlan: plan?.map((text) => exactOrNull(text)) ?? null,
    isDemo: row.isDemo === 1,
  };
}

/** The target of each of the indicators in force at the month: of its versions valid by then, the newest. */
export async function targetsInForce(
  db: Db,
  year: number,
  month: Month,
  indicatorIds: number[],
): Promise<Map<number, Target>> {
  if (indicatorIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('targets')
    .selectAll()
    .where('year', '=', year)
    .where('validFrom', '<=', month)
    .where('indicatorId', 'in', indicatorIds)
    .orderBy('version')
    .execute();
  return new Map(rows.map((row) => [row.indicatorId, toTarget(row)]));
}

export async function insertTargets(db: Db, targets: Insertable<Schema['targets']>[]): Promise<void> {
  for (const part of chunked(targets)) await db.insertInto('targets').values(part).execute();
}
