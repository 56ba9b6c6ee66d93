import { Exact, sum } from '../decimal.ts';
import type { MonthlyValues } from './accumulation.ts';
import { isCount, yearToDate } from './accumulation.ts';
import type { Accumulation } from './indicator.ts';

export const forecastMethods = ['final', 'seasonal-share', 'run-rate', 'monthly-trend', 'last-value'] as const;
export type ForecastMethod = (typeof forecastMethods)[number];

export const forecastMethodNames: Record<ForecastMethod, string> = {
  final: '全年已报，即实际值',
  'seasonal-share': '按上年同期占全年比重推算',
  'run-rate': '按本年月均推算',
  'monthly-trend': '按近 6 个月月均净增推算',
  'last-value': '取最近一期值',
};

/** Year-end estimate (全年预计) with a low and a high end, in the indicator's unit, unrounded. */
export interface Forecast {
  value: Exact;
  low: Exact;
  high: Exact;
  method: ForecastMethod;
}

/** Fewer months than this say nothing about a year. */
const LEAST_MONTHS = 3;
/** About four in five outcomes fall inside when monthly deviations are independent and roughly normal. */
const SPREAD = new Exact('1.28');

/**
 * A simple honest estimate from the months up to `asOf` (1–12) and, where complete, last year's twelve. Null when there is
 * not enough to say: fewer than three months, or a qualitative indicator. `absent`: months (1–12) approved as 未发生.
 */
export function forecastOf(
  accumulation: Accumulation,
  months: MonthlyValues,
  lastYear: MonthlyValues,
  asOf: number,
  absent: readonly number[] = [],
): Forecast | null {
  const { value, lastMonth } = yearToDate(accumulation, months, asOf, absent);
  if (value === null || lastMonth === null || accumulation === 'qualitative') return null;
  if (lastMonth === 12) return { value, low: value, high: value, method: 'final' };
  const known = occurring(accumulation, months, absent)
    .slice(0, lastMonth)
    .filter((month) => month !== null);
  if (known.length < LEAST_MONTHS) return null;
  const left = 12 - lastMonth;
  switch (accumulation) {
    case 'flow':
      return flowForecast(value, known, lastYear, lastMonth);
    case 'distinct': {
      // Entered as year-to-date: what each month added is the difference of neighbours.
      const added = increments([new Exact(0), ...known]);
      return flowForecast(value, added, increments([new Exact(0), ...lastYear]), lastMonth);
    }
    case 'stock': {
      const changes = increments(known).slice(-6);
      const trend = sum(changes).div(changes.length);
      return around(value.plus(trend.times(left)), spreadOf(changes, left), 'monthly-trend', null);
    }
    case 'rate':
      return around(value, spreadOf(increments(known), left), 'last-value', null);
  }
}

/** A month in which nothing occurred counts in the pace: a flow adds nothing, a year-to-date figure stays as it was. */
function occurring(accumulation: Accumulation, months: MonthlyValues, absent: readonly number[]): MonthlyValues {
  if (!isCount(accumulation) || absent.length === 0) return months;
  let reached = new Exact(0);
  return months.map((value, index) => {
    if (value !== null && accumulation === 'distinct') reached = value;
    return value === null && absent.includes(index + 1) ? reached : value;
  });
}

function flowForecast(value: Exact, known: Exact[], lastYear: MonthlyValues, lastMonth: number): Forecast {
  const left = 12 - lastMonth;
  const spread = spreadOf(known, left);
  const complete = lastYear.length === 12 ? lastYear.filter((month) => month !== null) : [];
  const soFar = sum(complete.slice(0, lastMonth));
  if (complete.length === 12 && soFar.gt(0)) {
    return around(value.times(sum(complete)).div(soFar), spread, 'seasonal-share', value);
  }
  return around(value.plus(sum(known).div(known.length).times(left)), spread, 'run-rate', value);
}

/** A cumulative does not fall: its low end never lies under what is already reached. */
function around(value: Exact, spread: Exact, method: ForecastMethod, floor: Exact | null): Forecast {
  const low = value.minus(spread);
  return { value, low: floor !== null && low.lt(floor) ? floor : low, high: value.plus(spread), method };
}

function increments(values: MonthlyValues): Exact[] {
  const known = values.filter((value) => value !== null);
  return known.slice(1).map((value, index) => value.minus(known[index]!));
}

/** 1.28 standard deviations of the monthly steps, growing with the square root of the months left. */
function spreadOf(steps: Exact[], left: number): Exact {
  if (steps.length < 2) return new Exact(0);
  const mean = sum(steps).div(steps.length);
  const variance = sum(steps.map((step) => step.minus(mean).pow(2))).div(steps.length - 1);
  return variance.times(left).sqrt().times(SPREAD);
}
