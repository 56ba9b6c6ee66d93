import { Exact } from '../decimal.ts';
import type { MonthlyValues } from '../indicators/accumulation.ts';
import type { Indicator } from '../indicators/indicator.ts';

/** How far the approved figures are looked back on, and how many of them are needed. */
export const HISTORY_MONTHS = 36;
const LEAST_MONTHS = 24;
const YEAR = 12;

/** The range a month's value has had, widened; in the indicator's unit, with its decimals. */
export interface UsualRange {
  lower: Exact;
  upper: Exact;
  /** Approved months it was worked out from. */
  months: number;
}

/** `too-few`: fewer than 24 approved months. `unsuited`: a qualitative indicator has no range. */
export type LimitsProposal = ({ kind: 'range' } & UsualRange) | { kind: 'too-few' | 'unsuited'; months: number };

type Measured = Pick<Indicator, 'accumulation' | 'unit' | 'decimals'>;

/**
 * Limits proposed from the last 36 months of approved figures (oldest first, null for a month without), when at least 24 of
 * them are known. The least and the greatest figure, widened: a flow by a quarter of the range to both sides; what is a
 * level or a year-to-date figure (stock, rate, distinct) by the greatest rise and the greatest fall over twelve months,
 * because it moves on and the coming year must fit. Rounded outwards; never below zero or, for a percentage, above 100
 * where the history was not. A figure that never moved proposes that figure.
 */
export function limitsFromHistory({ accumulation, unit, decimals }: Measured, past: MonthlyValues): LimitsProposal {
  const window = past.slice(-HISTORY_MONTHS);
  const known = window.filter((value) => value !== null);
  const months = known.length;
  if (accumulation === 'qualitative') return { kind: 'unsuited', months };
  if (months < LEAST_MONTHS) return { kind: 'too-few', months };
  const least = Exact.min(...known);
  const most = Exact.max(...known);
  const { down, up } = accumulation === 'flow' ? quarterOf(most.minus(least)) : changesOverYear(window);
  const lower = least.minus(down).toDecimalPlaces(decimals, Exact.ROUND_FLOOR);
  const upper = most.plus(up).toDecimalPlaces(decimals, Exact.ROUND_CEIL);
  const isShare = accumulation === 'rate' && unit === '%' && most.lte(100);
  return {
    kind: 'range',
    lower: least.gte(0) ? Exact.max(lower, 0) : lower,
    upper: isShare ? Exact.min(upper, 100) : upper,
    months,
  };
}

function quarterOf(range: Exact): { down: Exact; up: Exact } {
  return { down: range.div(4), up: range.div(4) };
}

/** The same month of two years is compared: a year-to-date figure starts again each January. */
function changesOverYear(window: MonthlyValues): { down: Exact; up: Exact } {
  const changes = window.slice(YEAR).flatMap((value, index) => {
    const before = window[index] ?? null;
    return value === null || before === null ? [] : [value.minus(before)];
  });
  const zero = new Exact(0);
  return { down: Exact.max(zero, ...changes.map((change) => change.neg())), up: Exact.max(zero, ...changes) };
}
