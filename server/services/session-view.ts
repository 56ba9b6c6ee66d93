import type { Db } from '#db/connection.ts';
import { listAlerts } from '#db/tables/alerts.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { lastMonthsWithFigures } from '#db/tables/figures.ts';
import { centerName } from '#db/tables/settings.ts';
import { listUsers } from '#db/tables/users.ts';
import { listYears } from '#db/tables/years.ts';
import { isStanding } from '#domain/alerts/life.ts';
import { dueDateOf, localDay, monthNumber, reportingMonth, yearOf } from '#domain/period.ts';
import { type Action, actionsOf, can } from '#domain/permissions.ts';
import { dueDateIn } from '#domain/reports/due.ts';
import { presetWords } from '#domain/settings/thresholds.ts';
import { roleNames } from '#domain/users.ts';
import type { Ctx } from '../context.ts';
import { findDefaultYear } from './default-year.ts';
import { reportingCalendarOf } from './reporting-calendar.ts';

/** Of a month whose year has not been set up. */
const USUAL_DUE_DAY = 5;

/** Who am I, what may I do, and which years and month are there: what the client asks first. */
export async function sessionView(ctx: Ctx, mustChangePassword: boolean, isDemo: boolean) {
  const { db, actor, now } = ctx;
  const departments = await listDepartments(db);
  const years = await listYears(db);
  const lastMonths = await lastMonthsWithFigures(db);
  const defaultYear = (await findDefaultYear(db)) ?? now.getFullYear();
  const current = years.find((year) => year.year === defaultYear);
  const dueMonth = reportingMonth(now);
  const dueYear = years.find((year) => year.year === yearOf(dueMonth));
  const mayRead = can(actor, 'figure.read');
  const isMine = (code: string | null) => actor.department === null || code === actor.department;
  return {
    user: {
      username: actor.username,
      name: actor.name,
      role: actor.role,
      roleName: actor.isWall ? '大屏' : roleNames[actor.role],
      department: departments.find((department) => department.code === actor.department) ?? null,
      /** AB角: the departments this person fills in for today, for whom, and until when. */
      deputyFor: [...(actor.deputyFor ?? [])],
    },
    /** A wall screen: nothing but the board opens. */
    isBoard: actor.isWall === true,
    actions: actor.isWall ? (['figure.read'] satisfies Action[]) : actionsOf(actor.role),
    mustChangePassword,
    isDemo,
    centerName: await centerName(db),
    today: localDay(now),
    dueMonth,
    dueDate: dueYear ? dueDateIn(dueMonth, await reportingCalendarOf(db, dueYear)) : dueDateOf(dueMonth, USUAL_DUE_DAY),
    years: await Promise.all(
      years.map(async ({ year, state }) => {
        const last = lastMonths.get(year);
        const alerts = mayRead ? await listAlerts(db, year) : [];
        const open = alerts.filter((alert) => isStanding(alert, localDay(now)) && isMine(alert.departmentCode));
        return { year, state, lastMonth: last === undefined ? null : monthNumber(last), openAlerts: open.length };
      }),
    ),
    defaultYear,
    thresholds: current ? { preset: current.thresholds.preset, name: presetWords[current.thresholds.preset] } : null,
  };
}

/** What the sign-in page may show to anybody; accounts only in the demonstration. */
export async function loginInfo(db: Db, demoPassword: string | null) {
  const isDemo = demoPassword !== null;
  const departments = new Map((await listDepartments(db)).map((department) => [department.code, department.name]));
  const users = isDemo ? await listUsers(db) : [];
  return {
    centerName: await centerName(db),
    isDemo,
    demoPassword,
    accounts: users.map((user) => ({
      username: user.username,
      name: user.name,
      roleName: roleNames[user.role],
      department: user.departmentCode === null ? null : (departments.get(user.departmentCode) ?? null),
    })),
  };
}
