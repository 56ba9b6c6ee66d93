import { listReportingDepartments } from '#db/tables/departments.ts';
import { findLastReminder, insertReminder, listReminders, type Reminder } from '#db/tables/report-reminders.ts';
import { listReports } from '#db/tables/reports.ts';
import { getYear } from '#db/tables/years.ts';
import type { Department } from '#domain/departments.ts';
import { Failure } from '#domain/failures.ts';
import { localDay, type Month, reportingMonth, yearOf } from '#domain/period.ts';
import { isHandedIn, type ReminderRequest } from '#domain/reports/moves.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';

/**
 * Reminds departments that have not handed in the month: those named, or all. At most once a department, month and day; who
 * has handed in or was reminded today is answered as skipped. Throws for a closed year and a month that is not over.
 */
export async function remindDepartments(ctx: Ctx, { month, departments: named }: ReminderRequest) {
  const year = await getYear(ctx.db, yearOf(month));
  if (year.state === 'closed') throw new Failure('year.closed', { year: year.year });
  if (month > reportingMonth(ctx.now)) throw new Failure('report.month-not-over', { month });
  const reporting = await listReportingDepartments(ctx.db);
  const chosen = [...new Set(named ?? reporting.map(({ code }) => code))].map((code) => {
    const department = reporting.find((one) => one.code === code);
    if (!department) throw new Failure('department.not-found', { department: code });
    return department;
  });
  const handedIn = await departmentsHandedIn(ctx, month);
  const reminded: Department[] = [];
  const skipped: (Department & { why: 'handed-in' | 'reminded-today' })[] = [];
  for (const department of chosen) {
    if (handedIn.has(department.code)) {
      if (named) skipped.push({ ...department, why: 'handed-in' });
    } else if (await remindOnce(ctx, month, department.code)) reminded.push(department);
    else skipped.push({ ...department, why: 'reminded-today' });
  }
  return { month, reminded, skipped };
}

async function remindOnce(ctx: Ctx, month: Month, department: string): Promise<boolean> {
  const day = localDay(ctx.now);
  if ((await findLastReminder(ctx.db, department, month))?.day === day) return false;
  const act = { action: 'report.remind', subject: `report:${month}:${department}`, department } as const;
  return write(ctx, act, async (inside) => {
    const reminder = { departmentCode: department, month, day, actorId: actorId(inside), at: inside.now.toISOString() };
    return { result: await insertReminder(inside.db, reminder), after: { day } };
  });
}

async function departmentsHandedIn(ctx: Ctx, month: Month): Promise<Set<string>> {
  const reports = await listReports(ctx.db, yearOf(month));
  return new Set(
    reports
      .filter((report) => report.month === month && isHandedIn(report.state))
      .map((report) => report.departmentCode),
  );
}

export type LastReminder = Pick<Reminder, 'day' | 'at' | 'by'>;

/** The last reminder of each department and month of the year, by `dept03:2024-10`. */
export async function lastReminders(ctx: Ctx, year: number): Promise<Map<string, LastReminder>> {
  const reminders = await listReminders(ctx.db, year);
  return new Map(
    reminders.map(({ departmentCode, month, day, at, by }) => [`${departmentCode}:${month}`, { day, at, by }]),
  );
}
