import {
  listCalendarDays,
  removeCalendarDay,
  removeDueOverride,
  setCalendarDays,
  setDueOverride,
} from '#db/tables/calendar.ts';
import { getYear, listYears, updateDueRule, type Year } from '#db/tables/years.ts';
import type { CalendarDay } from '#domain/calendar/calendar-days.ts';
import type { Day } from '#domain/calendar/working-days.ts';
import { Failure } from '#domain/failures.ts';
import { localDay, type Month, monthsOfYear, yearOf } from '#domain/period.ts';
import { type DueOverride, type DueRule, dueDateIn, isOverrideInRange } from '#domain/reports/due.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { reportingCalendarOf } from './reporting-calendar.ts';

/** Stands beside a due day that the change of a rule must not move. */
const KEPT = '调整规则前已到期，保持原截止日';

/**
 * Changes the rule of a year. A due day that has passed stays where it was: what came in time does not become late, nor late
 * in time, because the rule changed afterwards. Throws for a closed year.
 */
export async function setDueRule(ctx: Ctx, yearNumber: number, rule: DueRule): Promise<void> {
  await write(ctx, { action: 'calendar.update', subject: `calendar:${yearNumber}` }, async (inside) => {
    const year = await requireOpenYear(inside, yearNumber);
    const { dueDay, shiftsToWorkingDay, graceDays } = year;
    const before = await reportingCalendarOf(inside.db, year);
    const after = { ...before, ...rule };
    const today = localDay(inside.now);
    for (const month of monthsOfYear(yearNumber)) {
      const date = dueDateIn(month, before);
      if (month < year.reportingFrom || date >= today || date === dueDateIn(month, after)) continue;
      const at = inside.now.toISOString();
      await setDueOverride(inside.db, { month, date, reason: KEPT, actorId: actorId(inside), at, isDemo: 0 });
    }
    await updateDueRule(inside.db, yearNumber, rule);
    await evaluateAlerts(inside, yearNumber);
    return { result: undefined, before: { dueDay, shiftsToWorkingDay, graceDays }, after: rule };
  });
}

/** Sets a month's due day by hand. Throws for a closed year or a day that is not in the two months after. */
export async function setDueDate(ctx: Ctx, month: Month, { date, reason }: DueOverride): Promise<void> {
  await changeDueDate(ctx, month, async ({ db, now, ...rest }) => {
    if (!isOverrideInRange(month, date)) {
      throw new Failure('input.invalid', { month, date }, '截止日应在该月之后的两个月内，请核对日期。');
    }
    const override = { month, date, reason, actorId: actorId({ db, now, ...rest }), at: now.toISOString(), isDemo: 0 };
    await setDueOverride(db, override);
    return { date, reason };
  });
}

/** Back to the rule. */
export async function resetDueDate(ctx: Ctx, month: Month): Promise<void> {
  await changeDueDate(ctx, month, async ({ db }) => {
    await removeDueOverride(db, month);
    return null;
  });
}

async function changeDueDate(ctx: Ctx, month: Month, change: (inside: Ctx) => Promise<unknown>): Promise<void> {
  await write(ctx, { action: 'calendar.update', subject: `calendar:${month}` }, async (inside) => {
    const year = await requireOpenYear(inside, yearOf(month));
    const before = { date: dueDateIn(month, await reportingCalendarOf(inside.db, year)) };
    const set = await change(inside);
    const date = dueDateIn(month, await reportingCalendarOf(inside.db, year));
    await evaluateAlerts(inside, year.year);
    return { result: undefined, before, after: set ?? { date } };
  });
}

/**
 * Writes days over what was said of them before. Days are facts: a corrected one corrects past due days too. Throws for a
 * day in a closed year.
 */
export async function setDays(ctx: Ctx, days: CalendarDay[]): Promise<void> {
  const dates = days.map(({ date }) => date).sort();
  await changeDays(ctx, dates, async ({ db }) => {
    await setCalendarDays(db, days);
    return days;
  });
}

/** The day is as the plain week has it again. Throws when nothing was said of it. */
export async function removeDay(ctx: Ctx, date: Day): Promise<void> {
  await changeDays(ctx, [date], async ({ db }) => {
    if ((await listCalendarDays(db, date, date)).length === 0) throw new Failure('calendar.day-not-found', { date });
    await removeCalendarDay(db, date);
    return null;
  });
}

/** `dates` in order. */
async function changeDays(
  ctx: Ctx,
  dates: Day[],
  change: (inside: Ctx) => Promise<CalendarDay[] | null>,
): Promise<void> {
  const [first, last] = [dates[0]!, dates.at(-1)!];
  const subject = first === last ? `calendar:${first}` : `calendar:${first}:${last}`;
  await write(ctx, { action: 'calendar.update', subject }, async (inside) => {
    const years = await listYears(inside.db);
    const named = new Set(dates.map(yearOf));
    const closed = years.find(({ year, state }) => state === 'closed' && named.has(year));
    if (closed) throw new Failure('year.closed', { year: closed.year });
    const stored = await listCalendarDays(inside.db, first, last);
    const before = stored
      .filter(({ date }) => dates.includes(date))
      .map(({ date, kind, name }): CalendarDay => ({ date, kind, name }));
    const after = await change(inside);
    // A day in January may be the due day of December.
    const touched = years.filter(({ year }) => named.has(year) || named.has(year + 1));
    for (const { year } of touched.filter(isOpen)) await evaluateAlerts(inside, year);
    return { result: undefined, before, after };
  });
}

const isOpen = ({ state }: Year) => state === 'active' || state === 'closing';

async function requireOpenYear(ctx: Ctx, yearNumber: number): Promise<Year> {
  const year = await getYear(ctx.db, yearNumber);
  if (year.state === 'closed') throw new Failure('year.closed', { year: yearNumber });
  return year;
}
