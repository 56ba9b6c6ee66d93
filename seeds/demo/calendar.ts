import { setCalendarDays, setDueOverride } from '#db/tables/calendar.ts';
import { insertDelegation } from '#db/tables/delegations.ts';
import { insertExtension } from '#db/tables/report-extensions.ts';
import { updateDueRule } from '#db/tables/years.ts';
import type { CalendarDay } from '#domain/calendar/calendar-days.ts';
import type { Ctx } from '#server/context.ts';
import { DUE_DAY } from '../reference/load.ts';

/** A week off in October and the weekend days worked for it: an example to look at, not a notice to go by. */
const DAYS: CalendarDay[] = [
  { date: '2024-09-29', kind: 'workday', name: '国庆节调休' },
  ...['01', '02', '03', '04', '05', '06', '07'].map((date) => ({
    date: `2024-10-${date}`,
    kind: 'holiday' as const,
    name: '国庆节',
  })),
  { date: '2024-10-12', kind: 'workday', name: '国庆节调休' },
];
const GRACE_DAYS = 5;

/** Marked: some holidays, a due day set otherwise, a locked month asked for again, and a head who is away. */
export async function loadDemoCalendar(
  { db }: Ctx,
  people: { officer: number; heads: Map<string, number> },
): Promise<void> {
  const head = (department: string) => people.heads.get(department)!;
  await updateDueRule(db, 2024, { dueDay: DUE_DAY, shiftsToWorkingDay: true, graceDays: GRACE_DAYS });
  await setCalendarDays(db, DAYS, 1);
  await setDueOverride(db, {
    month: '2024-01',
    date: '2024-02-20',
    reason: '（演示）春节假期，截止日顺延',
    actorId: people.officer,
    at: '2024-01-22T02:00:00.000Z',
    isDemo: 1,
  });
  await insertExtension(db, {
    departmentCode: 'dept14',
    month: '2024-09',
    state: 'asked',
    askedBy: head('dept14'),
    askedAt: '2024-11-01T03:20:00.000Z',
    askedReason: '（演示）待遇审核系统升级，9月数据 11月初方可导出。',
    isDemo: 1,
  });
  await insertDelegation(db, {
    departmentCode: 'dept15',
    principalId: head('dept15'),
    deputyId: head('dept16'),
    fromDay: '2024-10-28',
    toDay: '2024-11-08',
    reason: '（演示）外出培训',
    createdBy: head('dept15'),
    createdAt: '2024-10-25T08:00:00.000Z',
    isDemo: 1,
  });
}
