import { extensionsInForce } from '#db/tables/report-extensions.ts';
import { lastReturns, type Report } from '#db/tables/reports.ts';
import { getYear, type Year } from '#db/tables/years.ts';
import type { Day } from '#domain/calendar/working-days.ts';
import { localDay, type Month, yearOf } from '#domain/period.ts';
import { type ReportingCalendar, type Timing, timingOf } from '#domain/reports/due.ts';
import { type Lock, type LockFacts, lastDayToEdit, lockOf, refuseLocked } from '#domain/reports/lock.ts';
import type { YearState } from '#domain/years.ts';
import type { Ctx } from '../context.ts';
import { reportingCalendarOf } from './reporting-calendar.ts';

/** What decides, beside a year's reports themselves, whether they are late or locked. */
export interface ReportTerms {
  calendar: ReportingCalendar;
  yearState: YearState;
  today: Day;
  /** When the returned ones came back, by their number. */
  returns: ReadonlyMap<number, string>;
  /** Last days of extensions in force, by `dept03:2024-10`. */
  extended: ReadonlyMap<string, Day>;
}

export async function reportTerms(ctx: Ctx, year: Year, reports: Report[]): Promise<ReportTerms> {
  const today = localDay(ctx.now);
  const returned = reports.filter(({ state }) => state === 'returned').map(({ id }) => id);
  return {
    calendar: await reportingCalendarOf(ctx.db, year),
    yearState: year.state,
    today,
    returns: await lastReturns(ctx.db, returned),
    extended: await extensionsInForce(ctx.db, year.year, today),
  };
}

export interface ReportStanding extends Timing {
  lock: Lock | null;
  /** The last day it can be changed; null without an end. */
  lastDay: Day | null;
}

export function standingOf(
  terms: ReportTerms,
  department: string,
  month: Month,
  report: Report | null,
): ReportStanding {
  const { calendar, yearState, today, returns, extended } = terms;
  const state = report?.state ?? 'draft';
  const returnedAt = report === null ? undefined : returns.get(report.id);
  const facts: LockFacts = {
    month,
    state,
    yearState,
    returnedOn: returnedAt === undefined ? null : localDay(new Date(returnedAt)),
    extendedUntil: extended.get(`${department}:${month}`) ?? null,
  };
  const submittedOn = report?.submittedAt ? localDay(new Date(report.submittedAt)) : null;
  return {
    ...timingOf(month, calendar, report === null ? null : { state, submittedOn }, today),
    lock: lockOf(facts, calendar, today),
    lastDay: lastDayToEdit(facts, calendar),
  };
}

/** Where one report stands. */
export async function findStanding(
  ctx: Ctx,
  month: Month,
  department: string,
  report: Report | null,
): Promise<ReportStanding> {
  const year = await getYear(ctx.db, yearOf(month));
  const terms = await reportTerms(ctx, year, report === null ? [] : [report]);
  return standingOf(terms, department, month, report);
}

/** Throws `report.locked` or `year.closed` when the department cannot change the report any more. */
export async function requireUnlocked(
  ctx: Ctx,
  month: Month,
  department: string,
  report: Report | null,
): Promise<void> {
  const { lock } = await findStanding(ctx, month, department, report);
  if (lock !== null) refuseLocked(month, lock);
}
