import { Exact } from '../decimal.ts';
import { isCount, type MonthlyValues, yearToDate } from './accumulation.ts';
import { intervalFrom, leastWrong, NOTHING_TESTED, type PastTests, type TrackRecord } from './back-test.ts';
import {
  type CountSoFar,
  candidatesFor,
  countEstimate,
  type ForecastMethod,
  monthlyChanges,
  occurring,
  type Point,
  reachedIn,
  trendEstimate,
  varianceOf,
  yearTotal,
} from './forecast-methods.ts';
import type { Accumulation } from './indicator.ts';

/** Year-end estimate (全年预计) with a low and a high end where past errors allow them; in the indicator's unit, unrounded. */
export interface Forecast {
  value: Exact;
  low: Exact | null;
  high: Exact | null;
  method: ForecastMethod;
  record: TrackRecord;
}

export interface ForecastInput {
  accumulation: Accumulation;
  months: MonthlyValues;
  lastYear: MonthlyValues;
  /** Months before the year, January first, the last one last December: what methods are tried on. `lastYear` without it. */
  history?: MonthlyValues;
  /** 1–12, 截至月份 */
  asOf: number;
  /** Months of the year (1–12) approved as 未发生. */
  absent?: readonly number[];
}

/** Fewer months than this say nothing about a year. */
const LEAST_MONTHS = 3;
/** Origins of a stock or rate that are tried: the last three years of them. */
const MOST_ORIGINS = 36;
/** About four in five outcomes fall inside when monthly deviations are independent and roughly normal. */
const SPREAD = new Exact('1.28');

/**
 * A year-end estimate by the candidate of its kind that has erred least at the same distance from the end (for a count from
 * the same months of earlier years, for a stock or rate over as many months), with ends from that method's own errors.
 * Null when there is not enough to say (`forecastShortage`) or nothing to estimate. Never throws.
 */
export function forecastOf(input: ForecastInput): Forecast | null {
  const { accumulation, months, asOf, absent = [] } = input;
  const { value, lastMonth } = yearToDate(accumulation, months, asOf, absent);
  if (value === null || lastMonth === null || accumulation === 'qualitative') return null;
  if (lastMonth === 12) {
    return { value, low: value, high: value, method: 'final', record: { ...NOTHING_TESTED, basis: 'final' } };
  }
  if (forecastShortage(input) !== null) return null;
  return isCount(accumulation) ? countForecast(input, value, lastMonth) : trendForecast(input, lastMonth);
}

/** What is missing for an estimate, as the screen says it; null where there is one, or nothing to estimate. */
export function forecastShortage(input: ForecastInput): string | null {
  const { accumulation, months, asOf, absent = [] } = input;
  if (accumulation === 'qualitative') return null;
  const { lastMonth } = yearToDate(accumulation, months, asOf, absent);
  if (lastMonth === null) return '历史不足：本年尚无已审核数据';
  if (lastMonth === 12) return null;
  const isOfYear = isCount(accumulation);
  const known = isOfYear ? knownMonths(input, lastMonth).length : pointsTo(input, lastMonth).length;
  if (known >= LEAST_MONTHS) return null;
  return `历史不足：${isOfYear ? '本年' : ''}已有 ${known} 个月数据，至少需要 ${LEAST_MONTHS} 个月`;
}

function countForecast(input: ForecastInput, value: Exact, lastMonth: number): Forecast | null {
  const { accumulation } = input;
  const soFar: CountSoFar = { accumulation, value, known: knownMonths(input, lastMonth) };
  const years = yearsOf(historyOf(input));
  const candidates = candidatesFor(accumulation).flatMap((method) => {
    const estimate = countEstimate(method, soFar, years);
    return estimate === null ? [] : [{ method, estimate, tests: countTests(method, soFar, years) }];
  });
  const left = 12 - soFar.known.length;
  return chosen(candidates, spreadOf(stepsOf(input, lastMonth), left), value);
}

/** The same months of each earlier year, judged with nothing but the years before it. */
function countTests(method: ForecastMethod, { accumulation, known }: CountSoFar, years: MonthlyValues[]): PastTests {
  return years.map((year, index) => {
    const [value, actual] = [reachedIn(accumulation, year, known), yearTotal(accumulation, year)];
    if (value === null || actual === null) return null;
    const estimate = countEstimate(method, { accumulation, value, known }, years.slice(0, index));
    return estimate && { estimate, actual };
  });
}

function trendForecast(input: ForecastInput, lastMonth: number): Forecast | null {
  const points = pointsTo(input, lastMonth);
  const horizon = 12 - lastMonth;
  const origins = originsOf(points, horizon);
  const candidates = candidatesFor(input.accumulation).flatMap((method) => {
    const estimate = trendEstimate(method, points, horizon);
    if (estimate === null) return [];
    const tests = origins.map(({ index, actual }) => {
      const past = trendEstimate(method, points.slice(0, index + 1), horizon);
      return past && { estimate: past, actual };
    });
    return [{ method, estimate, tests }];
  });
  return chosen(candidates, spreadOf(monthlyChanges(points), horizon), null);
}

/** Months from which one could have looked as far ahead and the outcome is known, the newest last. */
function originsOf(points: Point[], horizon: number): { index: number; actual: Exact }[] {
  const byMonth = new Map(points.map(({ at, value }) => [at, value]));
  return points
    .flatMap(({ at }, index) => {
      const actual = byMonth.get(at + horizon);
      return actual === undefined || index < LEAST_MONTHS - 1 ? [] : [{ index, actual }];
    })
    .slice(-MOST_ORIGINS);
}

interface Candidate {
  method: ForecastMethod;
  estimate: Exact;
  tests: PastTests;
}

/** A cumulative does not fall: its low end never lies under `floor`, what is already reached. */
function chosen(candidates: Candidate[], ownSpread: Exact, floor: Exact | null): Forecast | null {
  const method = leastWrong(candidates);
  const best = candidates.find((candidate) => candidate.method === method);
  if (!best) return null;
  const value = best.estimate;
  const { half, record } = intervalFrom(best.tests, ownSpread);
  if (half === null) return { value, low: null, high: null, method: best.method, record };
  const low = value.minus(half);
  return {
    value,
    low: floor !== null && low.lt(floor) ? floor : low,
    high: value.plus(half),
    method: best.method,
    record,
  };
}

function historyOf({ history, lastYear }: ForecastInput): MonthlyValues {
  return history ?? lastYear;
}

/** Whole years from the end, the oldest first. */
function yearsOf(history: MonthlyValues): MonthlyValues[] {
  const years: MonthlyValues[] = [];
  for (let end = history.length; end >= 12; end -= 12) years.unshift(history.slice(end - 12, end));
  return years;
}

/** Months of the year with a figure, or approved as without one. */
function knownMonths({ months, absent = [] }: ForecastInput, lastMonth: number): number[] {
  const upTo = Array.from({ length: lastMonth }, (_, index) => index + 1);
  return upTo.filter((month) => (months[month - 1] ?? null) !== null || absent.includes(month));
}

/** The line over the years as far as the last month with a figure. */
function pointsTo(input: ForecastInput, lastMonth: number): Point[] {
  const line = [...historyOf(input), ...input.months.slice(0, lastMonth)];
  return line.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
}

/** What each known month added. */
function stepsOf({ accumulation, months, absent = [] }: ForecastInput, lastMonth: number): Exact[] {
  const known = occurring(accumulation, months, absent)
    .slice(0, lastMonth)
    .filter((value) => value !== null);
  if (accumulation === 'flow') return known;
  return known.map((value, index) => value.minus(known[index - 1] ?? 0));
}

/** 1.28 standard deviations of the monthly steps, growing with the square root of the months left. */
function spreadOf(steps: Exact[], left: number): Exact {
  return varianceOf(steps).times(left).sqrt().times(SPREAD);
}
