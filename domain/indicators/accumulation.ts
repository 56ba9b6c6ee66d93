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

/** What the months up to `asOf` (1–12) make of the year. A stock is never added up or differenced, a rate never averaged. */
export function yearToDate(accumulation: Accumulation, months: MonthlyValues, asOf: number): YearToDate {
  let lastMonth: number | null = null;
  const known: Exact[] = [];
  for (let month = 1; month <= asOf; month += 1) {
    const value = months[month - 1] ?? null;
    if (value === null) continue;
    known.push(value);
    lastMonth = month;
  }
  if (lastMonth === null) return { value: null, lastMonth, missing: [] };
  const missing: number[] = [];
  for (let month = 1; month < lastMonth; month += 1) if ((months[month - 1] ?? null) === null) missing.push(month);
  return { value: accumulation === 'flow' ? sum(known) : known[known.length - 1]!, lastMonth, missing };
}

/** Year-to-date after each of the twelve months, null where that month has no figure: the line a chart draws. */
export function cumulativeLine(accumulation: Accumulation, months: MonthlyValues): MonthlyValues {
  return months.map((value, index) => (value === null ? null : yearToDate(accumulation, months, index + 1).value));
}
