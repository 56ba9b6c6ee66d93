import { type Exact, sum } from '../decimal.ts';
import type { Accumulation } from './indicator.ts';

/** Twelve places, January first; null where no figure is known. */
export type MonthlyValues = (Exact | null)[];

export interface YearToDate {
  /** Value of the year so far in the indicator's unit; null when no month has a figure. */
  value: Exact | null;
  /** 1–12: the last month with a figure at or before the as-of month; null when there is none. */
  lastMonth: number | null;
  /** Months before `lastMonth` without a figure: a gap, not a zero. For a flow the value then misses their share. */
  missing: number[];
}

/** Counts what happens in a year: without anything happening it stays what it was. */
export function isCount(accumulation: Accumulation): boolean {
  return accumulation === 'flow' || accumulation === 'distinct';
}

/**
 * What the months up to `asOf` (1–12) make of the year. A stock is never added up or differenced, a rate never averaged.
 * `absent`: months approved as 未发生, which are no gaps. They have no figure, but a count (flow, distinct) is known up to
 * them: what did not occur adds nothing, and a year in which nothing has occurred yet stands at zero.
 */
export function yearToDate(
  accumulation: Accumulation,
  months: MonthlyValues,
  asOf: number,
  absent: readonly number[] = [],
): YearToDate {
  let lastMonth: number | null = null;
  const known: Exact[] = [];
  const unanswered: number[] = [];
  for (let month = 1; month <= asOf; month += 1) {
    const value = months[month - 1] ?? null;
    const isAbsent = value === null && absent.includes(month);
    if (value !== null) known.push(value);
    else if (!isAbsent) unanswered.push(month);
    if (value !== null || (isAbsent && isCount(accumulation))) lastMonth = month;
  }
  if (lastMonth === null) return { value: null, lastMonth, missing: [] };
  const reached = lastMonth;
  return {
    value: accumulation === 'flow' ? sum(known) : (known[known.length - 1] ?? sum([])),
    lastMonth,
    missing: unanswered.filter((month) => month < reached),
  };
}

/** Year-to-date after each of the twelve months, null where that month has no figure: the line a chart draws. */
export function cumulativeLine(accumulation: Accumulation, months: MonthlyValues): MonthlyValues {
  return months.map((value, index) => (value === null ? null : yearToDate(accumulation, months, index + 1).value));
}
