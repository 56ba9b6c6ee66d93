import { z } from '../zod.ts';

/** A calendar day of the center, `YYYY-MM-DD`; text sorts and compares as time does. */
export type Day = string;

export const daySchema = z.iso
  .date('日期应写作 2024-10-01 这样的形式')
  .refine((day) => /^20\d\d-/.test(day), '日期应在 2000 至 2099 年之间');

/** What the State Council's yearly notice changes about the plain week: a day off, or a weekend day worked instead (调休). */
export const dayKinds = ['holiday', 'workday'] as const;
export type DayKind = (typeof dayKinds)[number];

export const dayKindNames: Record<DayKind, string> = { holiday: '休', workday: '班' };

/** The days that differ from the plain week: Monday to Friday worked, Saturday and Sunday off. */
export type WorkingCalendar = ReadonlyMap<Day, DayKind>;

const DAY_MS = 86_400_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** 周一 to 周日. */
export function weekdayName(day: Day): string {
  return WEEKDAYS[weekdayOf(day)]!;
}

/** The day `count` calendar days later, or earlier when negative. */
export function dayAfter(day: Day, count = 1): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  const kind = calendar.get(day);
  if (kind !== undefined) return kind === 'workday';
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** The day itself when it is worked, else the first worked day after it. */
export function nextWorkingDay(day: Day, calendar: WorkingCalendar): Day {
  let next = day;
  while (!isWorkingDay(next, calendar)) next = dayAfter(next);
  return next;
}

/** The `count`-th working day after `day` (0: the day itself, worked or not). Throws RangeError for a negative count. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let at = day;
  for (let left = count; left > 0; left -= 1) at = nextWorkingDay(dayAfter(at), calendar);
  return at;
}
