import type { Db } from '#db/connection.ts';
import { listCalendarDays, listDueOverrides } from '#db/tables/calendar.ts';
import { getYear, type Year } from '#db/tables/years.ts';
import { type Day, isWorkingDay } from '#domain/calendar/working-days.ts';
import { dueDateOf, monthsOfYear } from '#domain/period.ts';
import { dueDateIn, graceEndIn, type ReportingCalendar } from '#domain/reports/due.ts';
import type { Ctx } from '../context.ts';

/** The days a year's reports are counted with: a grace, an override or a return may reach well into the next year. */
function spanOf(year: number): [from: Day, to: Day] {
  return [`${year}-01-01`, `${year + 1}-12-31`];
}

/** What decides when the year's reports are due, late and locked. */
export async function reportingCalendarOf(db: Db, year: Year): Promise<ReportingCalendar> {
  const { dueDay, shiftsToWorkingDay, graceDays, reportingFrom } = year;
  const overrides = await listDueOverrides(db, year.year);
  const days = await listCalendarDays(db, ...spanOf(year.year));
  return {
    dueDay,
    shiftsToWorkingDay,
    graceDays,
    reportingFrom,
    overrides: new Map(overrides.map(({ month, date }) => [month, date])),
    days: new Map(days.map(({ date, kind }) => [date, kind])),
  };
}

/** 填报安排: the rule of the year, its twelve due days and how each came about, and the days that differ from the plain week. */
export async function calendarOfYear(ctx: Ctx, yearNumber: number) {
  const year = await getYear(ctx.db, yearNumber);
  const calendar = await reportingCalendarOf(ctx.db, year);
  const overrides = new Map((await listDueOverrides(ctx.db, yearNumber)).map((one) => [one.month, one]));
  const days = await listCalendarDays(ctx.db, ...spanOf(yearNumber));
  return {
    year: yearNumber,
    yearState: year.state,
    reportingFrom: year.reportingFrom,
    rule: {
      dueDay: year.dueDay,
      shiftsToWorkingDay: year.shiftsToWorkingDay,
      graceDays: year.graceDays,
    },
    months: monthsOfYear(yearNumber).map((month) => {
      const dueDate = dueDateIn(month, calendar);
      const override = overrides.get(month);
      return {
        month,
        dueDate,
        /** What the rule gives before it is moved to a working day. */
        ruleDate: dueDateOf(month, year.dueDay),
        isWorked: isWorkingDay(dueDate, calendar.days),
        /** The last day before a report that never came is locked; null: never. */
        graceEnd: graceEndIn(month, calendar),
        override: override
          ? {
              date: override.date,
              reason: override.reason,
              by: override.by,
              at: override.at,
              isDemo: override.isDemo === 1,
            }
          : null,
      };
    }),
    // The next January belongs to December's due day.
    days: days
      .filter(({ date }) => date < `${yearNumber + 1}-02-01`)
      .map(({ date, kind, name, isDemo }) => ({ date, kind, name, isDemo: isDemo === 1 })),
  };
}
