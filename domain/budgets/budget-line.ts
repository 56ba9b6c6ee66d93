import type { Day } from '../calendar/working-days.ts';
import { type Exact, sum } from '../decimal.ts';
import type { MonthlyValues } from '../indicators/accumulation.ts';
import { monthOf } from '../period.ts';

/** 调整: what a document of the budget authority added, or took away (negative), from its day on; 万元. */
export interface DatedAmount {
  date: Day;
  amount: Exact;
}

/** The money of one source for one project (or for the whole center) in a year; 万元. */
export interface BudgetLine {
  /** 年初预算数; null where nobody has entered it. */
  initial: Exact | null;
  adjustments: readonly DatedAmount[];
  /** 累计执行数 at the end of each month, January first; null where the month has no figure. */
  executed: MonthlyValues;
}

/**
 * 调整后预算数 at the end of the month (1–12): what was given at the beginning and every adjustment dated up to then. Null
 * where neither is known: absent is not zero.
 */
export function adjustedAsOf({ initial, adjustments }: BudgetLine, year: number, month: number): Exact | null {
  const until = `${monthOf(year, month)}-31`;
  const amounts = adjustments.filter(({ date }) => date <= until).map(({ amount }) => amount);
  if (initial === null && amounts.length === 0) return null;
  return sum(initial === null ? amounts : [initial, ...amounts]);
}

/** What the months added, from the cumulative figures as they are entered; null beside a month that is missing. */
export function monthlyExecution(executed: MonthlyValues): MonthlyValues {
  return executed.map((value, index) => {
    if (value === null || index === 0) return value;
    const before = executed[index - 1] ?? null;
    return before === null ? null : value.minus(before);
  });
}

/**
 * Several lines as one: their budgets and, month by month, what was spent. A month counts only when every line with a budget
 * has a figure in it; a line without money asks for none. Null without lines.
 */
export function joinedLine(lines: readonly BudgetLine[], year: number): BudgetLine | null {
  if (lines.length === 0) return null;
  const initial = lines.flatMap((line) => line.initial ?? []);
  return {
    initial: initial.length === 0 ? null : sum(initial),
    adjustments: lines.flatMap(({ adjustments }) => adjustments),
    executed: Array.from({ length: 12 }, (_, index) => {
      const values = lines.map(({ executed }) => executed[index] ?? null);
      const known = values.filter((value) => value !== null);
      const isOwed = lines.some((line, at) => values[at] === null && isFunded(line, year, index + 1));
      return known.length === 0 || isOwed ? null : sum(known);
    }),
  };
}

/** Is there money to spend by the end of the month (1–12)? Of a line without any no figure is asked. */
export function isFunded(line: BudgetLine, year: number, month: number): boolean {
  return !(adjustedAsOf(line, year, month)?.isZero() ?? true);
}

/** 1–12: the last month up to `asOf` that has a figure; null where none has. */
export function lastMonthOf({ executed }: Pick<BudgetLine, 'executed'>, asOf: number): number | null {
  for (let month = asOf; month >= 1; month -= 1) if ((executed[month - 1] ?? null) !== null) return month;
  return null;
}
