import { z } from './zod.ts';

/** A month is the text `2023-10`; text sorts and compares as time does. */
export const monthSchema = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份应写作 2023-10 这样的形式')
  .meta({ description: '月份，如 2023-10' });
export type Month = string;

export const yearSchema = z.coerce
  .number({ error: '年度应为四位数字，如 2023' })
  .int('年度应为四位数字，如 2023')
  .min(2000, '年度应在 2000 至 2099 之间')
  .max(2099, '年度应在 2000 至 2099 之间');

/** Month of the year, 1 to 12, as in `?month=12`. */
export const monthOfYearSchema = z.coerce
  .number({ error: '月份应为 1 至 12' })
  .int('月份应为 1 至 12')
  .min(1, '月份应为 1 至 12')
  .max(12, '月份应为 1 至 12');

/** Month of the monitoring form that is handed in (财预〔2019〕136号). */
export const MID_YEAR = 7;

export function monthOf(year: number, month: number): Month {
  return `${year}-${String(month).padStart(2, '0')}`;
}

export function yearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

/** 1 to 12. */
export function monthNumber(month: Month): number {
  return Number(month.slice(5, 7));
}

/** The month `count` months later, or earlier when negative. */
export function monthAfter(month: Month, count = 1): Month {
  const index = yearOf(month) * 12 + monthNumber(month) - 1 + count;
  return monthOf(Math.floor(index / 12), (index % 12) + 1);
}

export function monthsOfYear(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => monthOf(year, index + 1));
}

/** Every month from `from` to `to`, both included; empty when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = monthAfter(month)) months.push(month);
  return months;
}

/** 2023年10月 */
export function monthLabel(month: Month): string {
  return `${yearOf(month)}年${monthNumber(month)}月`;
}

/** Day `dueDay` of the month after, `YYYY-MM-DD`: what the bare rule names, before `dueDateIn` asks the calendar. */
export function dueDateOf(month: Month, dueDay: number): string {
  return `${monthAfter(month)}-${String(dueDay).padStart(2, '0')}`;
}

/** The calendar day in Asia/Shanghai, `YYYY-MM-DD`. China keeps UTC+8 all year. */
export function localDay(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The month whose report is due next or overdue: the one before today's. */
export function reportingMonth(now: Date): Month {
  return monthAfter(localDay(now).slice(0, 7), -1);
}
