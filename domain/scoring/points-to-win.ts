import type { Exact } from '#domain/decimal.ts';
import { type FigureValue, rowWithFigure } from '#domain/forms/figure-rows.ts';
import type { FormRow } from '#domain/forms/form.ts';
import { exactOrNull } from '../decimal.ts';
import { isCount } from '../indicators/accumulation.ts';
import type { Accumulation } from '../indicators/indicator.ts';
import { scoredRow } from './form-score.ts';
import { losesBeyond } from './over-fulfilment.ts';
import type { Policy } from './policy.ts';

/** What is known of the indicator behind a form row. Amounts in its unit. */
export interface RowOutlook {
  accumulation: Accumulation;
  /** Reached so far. */
  value: Exact;
  /** What the year comes to if it goes on as usual, as a form takes it. */
  estimate: FigureValue;
  /** 平常月均 */
  usualPace: Exact | null;
  /** 0–12 */
  monthsLeft: number;
}

/**
 * Points that a row loses on its usual course and could have back. Effort is what has to come on top of that course, in
 * usual months (extra ÷ 平常月均): a measure that people insured, text messages and percentages share.
 */
export interface PointsToWin {
  /** The row's score on the usual course, and what the goal would add to it. */
  score: Exact;
  points: Exact;
  /** The nearest value without loss: the target, or where the excess begins to cost. */
  goal: Exact;
  /** `raise`: more is wanted than will come by itself; `hold`: less. */
  direction: 'raise' | 'hold';
  /** |goal − estimate| */
  extra: Exact;
  /** What each month left would have to bring to land on the goal; null where no month is left. */
  neededPace: Exact | null;
  /** In usual months; null where nothing is known of a usual month. */
  effort: Exact | null;
  /** Points for one usual month of work. */
  pointsPerMonth: Exact | null;
  /** False when the year is over, or a count is already beyond the goal. */
  isWinnable: boolean;
}

/** Null where nothing is lost on the usual course, or the loss has nothing to do with the amount. */
export function pointsToWin(row: FormRow, policy: Policy, outlook: RowOutlook): PointsToWin | null {
  const { value, estimate, usualPace, monthsLeft, accumulation } = outlook;
  const target = exactOrNull(row.target);
  if (target === null || estimate.value === null || accumulation === 'qualitative') return null;
  const atValue = (amount: Exact) => {
    const scored = scoredRow(rowWithFigure(row, { value: amount, decimals: estimate.decimals }), policy);
    return scored.inForce && { score: scored.inForce, limit: losesBeyond(row, scored.policy) };
  };
  const now = atValue(estimate.value);
  const limit = now?.limit ?? null;
  const isBeyond = limit !== null && estimate.value.gt(limit);
  const goal = isBeyond ? limit : target;
  const best = atValue(goal);
  if (!now || !best?.score.gt(now.score)) return null;
  const points = best.score.minus(now.score);
  const extra = goal.minus(estimate.value).abs();
  const effort = usualPace === null ? null : extra.div(usualPace);
  const isPast = isBeyond && isCount(accumulation) && value.gt(goal);
  return {
    score: now.score,
    points,
    goal,
    direction: isBeyond ? 'hold' : 'raise',
    extra,
    neededPace: monthsLeft > 0 && accumulation !== 'rate' ? goal.minus(value).div(monthsLeft) : null,
    effort,
    pointsPerMonth: effort?.gt(0) ? points.div(effort) : null,
    isWinnable: monthsLeft > 0 && !isPast,
  };
}

/** Most points for a usual month first; then what cannot be weighed, by its points; what is lost for good last. */
export function cheapestFirst(one: PointsToWin, other: PointsToWin): number {
  return (
    Number(other.isWinnable) - Number(one.isWinnable) ||
    Number(other.pointsPerMonth !== null) - Number(one.pointsPerMonth !== null) ||
    (other.pointsPerMonth && one.pointsPerMonth ? other.pointsPerMonth.comparedTo(one.pointsPerMonth) : 0) ||
    other.points.comparedTo(one.points)
  );
}
