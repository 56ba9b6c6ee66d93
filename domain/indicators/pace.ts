import { Exact, sum } from '../decimal.ts';
import { yearToDate } from './accumulation.ts';
import type { ForecastInput } from './forecast.ts';
import { monthlyChanges } from './forecast-methods.ts';

/**
 * 平常月均: what a usual month brings, in the indicator's unit. A count over its months of the year; a stock or rate how
 * much it moves in a month, up or down, over the last six changes. Null where nothing moves, or nothing is known.
 */
export function usualPaceOf({
  accumulation,
  months,
  lastYear,
  asOf,
  absent = [],
}: Omit<ForecastInput, 'history'>): Exact | null {
  const { value, lastMonth, missing } = yearToDate(accumulation, months, asOf, absent);
  if (value === null || lastMonth === null || accumulation === 'qualitative') return null;
  const pace = (() => {
    switch (accumulation) {
      case 'flow':
        return value.div(lastMonth - missing.length);
      case 'distinct':
        return value.div(lastMonth);
      case 'stock':
      case 'rate': {
        const line = [...lastYear, ...months.slice(0, lastMonth)];
        const changes = monthlyChanges(line.flatMap((known, at) => (known === null ? [] : [{ at, value: known }])));
        return changes.length === 0 ? new Exact(0) : sum(changes.map((change) => change.abs())).div(changes.length);
      }
    }
  })();
  return pace.gt(0) ? pace : null;
}

/** The year-end value that a pace (in the indicator's unit a month) leads to from `value`, `monthsLeft` before the end. */
export function valueAtPace(value: Exact, pace: Exact, monthsLeft: number): Exact {
  return value.plus(pace.times(monthsLeft));
}

/** The pace that leads from `value` to `goal`; null where no month is left. */
export function paceTowards(value: Exact, goal: Exact, monthsLeft: number): Exact | null {
  return monthsLeft > 0 ? goal.minus(value).div(monthsLeft) : null;
}
