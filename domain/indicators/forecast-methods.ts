import { Exact, sum } from '../decimal.ts';
import type { MonthlyValues } from './accumulation.ts';
import { isCount } from './accumulation.ts';
import type { Accumulation } from './indicator.ts';

export const forecastMethods = [
  'final',
  'seasonal-share',
  'run-rate',
  'damped-trend',
  'monthly-trend',
  'last-value',
] as const;
export type ForecastMethod = (typeof forecastMethods)[number];

export const forecastMethodNames: Record<ForecastMethod, string> = {
  final: '全年已报，即实际值',
  'seasonal-share': '按往年同期占全年比重推算',
  'run-rate': '按本年月均推算',
  'damped-trend': '按近 6 个月月均净增推算，逐月收敛',
  'monthly-trend': '按近 6 个月月均净增推算',
  'last-value': '取最近一期值',
};

/** The methods suited to a kind, in the order they are preferred while nothing is known of their errors. */
export function candidatesFor(accumulation: Accumulation): ForecastMethod[] {
  switch (accumulation) {
    case 'flow':
    case 'distinct':
      return ['seasonal-share', 'run-rate'];
    case 'stock':
      return ['damped-trend', 'monthly-trend', 'last-value'];
    case 'rate':
      return ['last-value'];
    case 'qualitative':
      return [];
  }
}

/** A known month of a line that runs over years; `at` counts months. */
export interface Point {
  at: number;
  value: Exact;
}

/** Monthly changes that a trend looks back on. */
const TREND_CHANGES = 6;

/** A stock or rate `horizon` months after its last known point, in the indicator's unit; null from a single point. */
export function trendEstimate(method: ForecastMethod, points: readonly Point[], horizon: number): Exact | null {
  const last = points[points.length - 1];
  if (!last) return null;
  if (method === 'last-value') return last.value;
  const changes = monthlyChanges(points);
  if (changes.length === 0) return null;
  const mean = sum(changes).div(changes.length);
  return last.value.plus(method === 'damped-trend' ? damped(mean, changes, horizon) : mean.times(horizon));
}

/** The last net changes a month; one over a gap is spread evenly on its months: what is missing is no standstill. */
export function monthlyChanges(points: readonly Point[]): Exact[] {
  const recent = points.slice(-TREND_CHANGES - 1);
  return recent.slice(1).map((point, index) => {
    const before = recent[index]!;
    const change = point.value.minus(before.value);
    return point.at - before.at === 1 ? change : change.div(point.at - before.at);
  });
}

/**
 * mean × (φ + φ² + …): φ = mean² ÷ (mean² + variance of the mean), so that a change as steady as a clock is carried on in
 * full and one lost in its own variation dies out.
 */
function damped(mean: Exact, changes: readonly Exact[], horizon: number): Exact {
  const square = mean.pow(2);
  const doubt = varianceOf(changes).div(changes.length);
  if (doubt.isZero()) return mean.times(horizon);
  const factor = square.div(square.plus(doubt));
  let step = mean;
  let total = new Exact(0);
  for (let month = 0; month < horizon; month += 1) {
    step = step.times(factor);
    total = total.plus(step);
  }
  return total;
}

/** A count in its year: what is reached after the known months (1–12). */
export interface CountSoFar {
  accumulation: Accumulation;
  value: Exact;
  known: readonly number[];
}

/**
 * A count at year end, never less than what is reached; null where the method has nothing to go by. `years`: earlier years of
 * twelve months, of which those without a figure that is needed are left aside.
 */
export function countEstimate(
  method: ForecastMethod,
  soFar: CountSoFar,
  years: readonly MonthlyValues[],
): Exact | null {
  const estimate = method === 'seasonal-share' ? seasonal(soFar, years) : runRate(soFar);
  return estimate && Exact.max(estimate, soFar.value);
}

/** Every year counts alike, however large: shares are averaged, not amounts. */
function seasonal({ accumulation, value, known }: CountSoFar, years: readonly MonthlyValues[]): Exact | null {
  const shares = years.flatMap((year) => {
    const [reached, final] = [reachedIn(accumulation, year, known), yearTotal(accumulation, year)];
    return reached?.gt(0) && final?.gt(0) ? [reached.div(final)] : [];
  });
  return shares.length === 0 ? null : value.times(shares.length).div(sum(shares));
}

/** A month without a figure takes the pace of the others; one that is entered as year-to-date is in the next figure. */
function runRate({ accumulation, value, known }: CountSoFar): Exact | null {
  const months = accumulation === 'flow' ? known.length : (known[known.length - 1] ?? 0);
  return months === 0 ? null : value.times(12).div(months);
}

/** What a year had reached in the same months; null where one of them has no figure. */
export function reachedIn(accumulation: Accumulation, year: MonthlyValues, known: readonly number[]): Exact | null {
  if (accumulation === 'distinct') return year[(known[known.length - 1] ?? 0) - 1] ?? null;
  const values = known.map((month) => year[month - 1] ?? null).filter((value) => value !== null);
  return values.length === known.length ? sum(values) : null;
}

/** The whole year of a count, as far as it is known to the last month. */
export function yearTotal(accumulation: Accumulation, year: MonthlyValues): Exact | null {
  if (year.length !== 12) return null;
  if (accumulation === 'distinct') return year[11] ?? null;
  const values = year.filter((value) => value !== null);
  return values.length === 12 ? sum(values) : null;
}

/** A month in which nothing occurred: a flow adds nothing, a year-to-date figure stays as it was. */
export function occurring(accumulation: Accumulation, months: MonthlyValues, absent: readonly number[]): MonthlyValues {
  if (!isCount(accumulation) || absent.length === 0) return months;
  let reached = new Exact(0);
  return months.map((value, index) => {
    if (value !== null && accumulation === 'distinct') reached = value;
    return value === null && absent.includes(index + 1) ? reached : value;
  });
}

export function varianceOf(steps: readonly Exact[]): Exact {
  if (steps.length < 2) return new Exact(0);
  const mean = sum([...steps]).div(steps.length);
  return sum(steps.map((step) => step.minus(mean).pow(2))).div(steps.length - 1);
}
