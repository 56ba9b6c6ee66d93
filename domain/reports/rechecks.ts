import type { Exact } from '../decimal.ts';
import type { Accumulation } from '../indicators/indicator.ts';
import { type Month, yearOf } from '../period.ts';
import { z } from '../zod.ts';

/**
 * What a corrected month means for the months after it:
 * - `recheck`: the later figure was entered on top of the wrong one. A stock is a level that goes on from month to month, and
 *   a year-to-date count contains the months before it.
 * - `carried`: later months are right as they are; only their year-to-date, which is worked out, changes by itself.
 * - `none`: each month is judged by itself.
 */
export type LaterEffect = 'recheck' | 'carried' | 'none';

export const laterEffects: Record<Accumulation, LaterEffect> = {
  stock: 'recheck',
  distinct: 'recheck',
  flow: 'carried',
  rate: 'none',
  qualitative: 'none',
};

/** Whether a correction of `cause` reaches the figure of `later`: a count begins anew each January, a level does not. */
export function isReached(accumulation: Accumulation, cause: Month, later: Month): boolean {
  if (laterEffects[accumulation] === 'none' || later <= cause) return false;
  return accumulation === 'stock' || yearOf(later) === yearOf(cause);
}

export function isToRecheck(accumulation: Accumulation, cause: Month, later: Month): boolean {
  return laterEffects[accumulation] === 'recheck' && isReached(accumulation, cause, later);
}

/** How a mark was settled. `withdrawn`: the correction itself was taken back. */
export const recheckOutcomes = ['confirmed', 'changed', 'approved', 'withdrawn'] as const;
export type RecheckOutcome = (typeof recheckOutcomes)[number];

export const recheckOutcomeNames: Record<RecheckOutcome, string> = {
  confirmed: '已复核，无需修改',
  changed: '已修改数值',
  approved: '重新审核通过',
  withdrawn: '更正已撤回',
};

export interface Correction {
  indicatorId: number;
  /** The figure that was official until now, and the one that takes its place; null when it is withdrawn. */
  old: Exact;
  now: Exact | null;
}

/** Official figures that an approval changes. What had none before is no correction. */
export function correctionsOf(
  before: ReadonlyMap<number, Exact>,
  after: ReadonlyMap<number, Exact | null>,
): Correction[] {
  return [...before].flatMap(([indicatorId, old]) => {
    const now = after.get(indicatorId) ?? null;
    return now?.eq(old) ? [] : [{ indicatorId, old, now }];
  });
}

export const recheckSchema = z.object({
  indicatorIds: z
    .array(z.number({ error: '缺少指标编号' }).int())
    .min(1, '请选择已复核的指标')
    .max(500, '一次最多确认 500 项'),
});
export type RecheckRequest = z.infer<typeof recheckSchema>;
