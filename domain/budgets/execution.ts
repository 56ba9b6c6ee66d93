import { Exact, percentOf } from '../decimal.ts';
import type { MonthlyValues } from '../indicators/accumulation.ts';
import { type Forecast, forecastOf, forecastShortage } from '../indicators/forecast.ts';
import { adjustedAsOf, type BudgetLine, lastMonthOf } from './budget-line.ts';
import { type BudgetStatus, budgetStatusOf, calendarShare, type LagRule } from './lag.ts';

/** Where a budget stands at the end of the last month that has a figure; money in 万元, rates in percent, unrounded. */
export interface Execution {
  /** 1–12: the month the figures stand for; null where the year has none yet. */
  month: number | null;
  initial: Exact | null;
  /** 调整后预算数 of that month (of the as-of month where there are no figures). */
  adjusted: Exact | null;
  executed: Exact | null;
  rate: Exact | null;
  /** 序时进度 of that month. */
  calendar: Exact;
  /** Percentage points ahead of the calendar; behind it when negative. */
  difference: Exact | null;
  /** Of the same month of last year. */
  lastYearRate: Exact | null;
  unspent: Unspent | null;
  /** Why there is no forecast; null where there is one, or nothing to spend. */
  shortage: string | null;
  status: BudgetStatus;
}

/** 预计年末结余: the budget less what will have been spent, never below nothing; 万元. Ends where past errors allow them. */
export interface Unspent {
  value: Exact;
  low: Exact | null;
  high: Exact | null;
  forecast: Forecast;
}

export interface ExecutionInput {
  year: number;
  /** 1–12, 截至月份 */
  asOf: number;
  line: BudgetLine;
  /** The same money a year earlier. */
  lastYear: BudgetLine | null;
  /** Cumulative execution of whole years before, January first, the last one last December. */
  history: MonthlyValues;
}

export function executionOf({ year, asOf, line, lastYear, history }: ExecutionInput, rule: LagRule): Execution {
  const month = lastMonthOf(line, asOf);
  const at = month ?? asOf;
  const adjusted = adjustedAsOf(line, year, at);
  const executed = month === null ? null : (line.executed[month - 1] ?? null);
  const rate = rateOf(executed, adjusted);
  const calendar = calendarShare(at);
  const { unspent, shortage } = unspentOf({ line, history, asOf: at, adjusted });
  return {
    month,
    initial: line.initial,
    adjusted,
    executed,
    rate,
    calendar,
    difference: rate?.minus(calendar) ?? null,
    lastYearRate: lastYear && rateAt(lastYear, year - 1, at),
    unspent,
    shortage,
    status: budgetStatusOf({ rate, adjusted, month }, rule),
  };
}

/** 执行率 in percent, unrounded; null where one of the two is unknown or there is no money to spend. */
export function rateOf(executed: Exact | null, adjusted: Exact | null): Exact | null {
  return executed && adjusted?.gt(0) ? percentOf(executed, adjusted) : null;
}

/** The rate of one month (1–12), of the budget as it was then. */
export function rateAt(line: BudgetLine, year: number, month: number): Exact | null {
  return rateOf(line.executed[month - 1] ?? null, adjustedAsOf(line, year, month));
}

/** The estimates of the indicators, for a figure that is entered as year-to-date; of the budget as it stands. */
function unspentOf({
  line,
  history,
  asOf,
  adjusted,
}: {
  line: BudgetLine;
  history: MonthlyValues;
  asOf: number;
  adjusted: Exact | null;
}): Pick<Execution, 'unspent' | 'shortage'> {
  if (!adjusted?.gt(0)) return { unspent: null, shortage: null };
  const input = {
    accumulation: 'distinct',
    months: line.executed,
    lastYear: history.slice(-12),
    history,
    asOf,
  } as const;
  const forecast = forecastOf(input);
  if (forecast === null) return { unspent: null, shortage: forecastShortage(input) };
  const left = (spent: Exact) => Exact.max(adjusted.minus(spent), 0);
  return {
    unspent: {
      value: left(forecast.value),
      low: forecast.high && left(forecast.high),
      high: forecast.low && left(forecast.low),
      forecast,
    },
    shortage: null,
  };
}
