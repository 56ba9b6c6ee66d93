import { addWorkingDays, type Day } from '../calendar/working-days.ts';
import { Failure } from '../failures.ts';
import { type Month, monthLabel, yearOf } from '../period.ts';
import type { YearState } from '../years.ts';
import { dueDateIn, type ReportingCalendar } from './due.ts';
import { isHandedIn, type ReportState } from './moves.ts';

export interface LockFacts {
  month: Month;
  state: ReportState;
  yearState: YearState;
  /** Local day of the last return or reopening; null when there was none. */
  returnedOn: Day | null;
  /** Last day of an extension (延期) in force; null without one. */
  extendedUntil: Day | null;
}

export const lockReasons = ['year-closed', 'year-closing', 'grace-over'] as const;
export interface Lock {
  reason: (typeof lockReasons)[number];
  /** The last day on which it could be changed; null in a closed year. */
  lastDay: Day | null;
}

/**
 * The last day on which the department may still save and hand in; null without an end. Never handed in: the grace after the
 * due day, and none once the year is being closed. Returned or reopened: it was handed in once, so it gets the same grace
 * anew from the day it came back, also in a year that is being closed, where the officer alone opens what is corrected.
 * An extension reaches at least to its day. Months from before the installation may be filled in at any time.
 */
export function lastDayToEdit(facts: LockFacts, calendar: ReportingCalendar): Day | null {
  const { month, state, yearState, returnedOn, extendedUntil } = facts;
  if (isHandedIn(state) || month < calendar.reportingFrom) return null;
  const due = dueDateIn(month, calendar);
  const isBack = state === 'returned';
  const graceDays = yearState === 'closing' && !isBack ? 0 : calendar.graceDays;
  if (graceDays === null) return null;
  const from = isBack && returnedOn !== null && returnedOn > due ? returnedOn : due;
  const last = addWorkingDays(from, graceDays, calendar.days);
  return extendedUntil !== null && extendedUntil > last ? extendedUntil : last;
}

/** Why the department cannot change the report on the day, whatever its state would allow; null when it can. */
export function lockOf(facts: LockFacts, calendar: ReportingCalendar, today: Day): Lock | null {
  if (facts.yearState === 'closed') return { reason: 'year-closed', lastDay: null };
  const lastDay = lastDayToEdit(facts, calendar);
  if (lastDay === null || today <= lastDay) return null;
  return { reason: facts.yearState === 'closing' && facts.state === 'draft' ? 'year-closing' : 'grace-over', lastDay };
}

/** What to do about a lock, in one sentence. Throws `year.closed` or `report.locked`. */
export function refuseLocked(month: Month, lock: Lock): never {
  const year = yearOf(month);
  if (lock.reason === 'year-closed') throw new Failure('year.closed', { year });
  const why =
    lock.reason === 'year-closing'
      ? `${year}年度正在年终结账，未按期提交的${monthLabel(month)}月报已锁定`
      : `${monthLabel(month)}月报可填报至 ${lock.lastDay}，现已锁定`;
  throw new Failure('report.locked', { ...lock }, `${why}。请在填报页申请延期，由绩效管理员批准后继续填报。`);
}
