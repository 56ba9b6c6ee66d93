import { addWorkingDays, type Day, daySchema, nextWorkingDay, type WorkingCalendar } from '../calendar/working-days.ts';
import { dueDateOf, type Month, monthAfter } from '../period.ts';
import { z } from '../zod.ts';
import { isHandedIn, type ReportState } from './moves.ts';

/** When reports are wanted: by which day of the following month, from which month on, and how long after they are still taken. */
export interface ReportingCalendar extends DueRule {
  /** An installation does not ask for the months before it. */
  reportingFrom: Month;
  /** Months whose due day the officer set otherwise. */
  overrides: ReadonlyMap<Month, Day>;
  days: WorkingCalendar;
}

export const dueRuleSchema = z.object({
  /** 1 to 28: a day every month has. */
  dueDay: z
    .number({ error: '请填写每月截止日' })
    .int('截止日应为整数')
    .min(1, '截止日应在 1 至 28 日之间')
    .max(28, '截止日应在 1 至 28 日之间'),
  /** 顺延: a due day that is not worked moves to the next one that is. */
  shiftsToWorkingDay: z.boolean({ error: '请选择遇非工作日是否顺延' }),
  /** 宽限: working days after the due day until a report that is not handed in is locked; null: never. */
  graceDays: z
    .number({ error: '宽限期应为整数' })
    .int('宽限期应为整数')
    .min(0, '宽限期应在 0 至 60 个工作日之间')
    .max(60, '宽限期应在 0 至 60 个工作日之间')
    .nullable(),
});
export type DueRule = z.infer<typeof dueRuleSchema>;

export const dueOverrideSchema = z.object({
  date: daySchema,
  reason: z
    .string({ error: '请写明调整原因' })
    .trim()
    .min(2, '请写明调整原因（至少 2 个字）')
    .max(200, '原因最多 200 字'),
});
export type DueOverride = z.infer<typeof dueOverrideSchema>;

/** A month's due day may be set to any day of the two months after it. */
export function isOverrideInRange(month: Month, date: Day): boolean {
  const at = date.slice(0, 7);
  return at === monthAfter(month) || at === monthAfter(month, 2);
}

/**
 * The last day, `YYYY-MM-DD`, on which a month's report is in time. The one rule for everything that speaks of lateness. A
 * day the officer set stands as set, worked or not; a day of the rule moves to the next working day where the rule says so.
 */
export function dueDateIn(month: Month, { dueDay, shiftsToWorkingDay, overrides, days }: ReportingCalendar): Day {
  const set = overrides.get(month);
  if (set !== undefined) return set;
  const date = dueDateOf(month, dueDay);
  return shiftsToWorkingDay ? nextWorkingDay(date, days) : date;
}

/** The last day before a report that never came is locked; null when the rule never locks. */
export function graceEndIn(month: Month, calendar: ReportingCalendar): Day | null {
  const { graceDays, days } = calendar;
  return graceDays === null ? null : addWorkingDays(dueDateIn(month, calendar), graceDays, days);
}

export interface Timing {
  /** Is a report for the month wanted at all? */
  isDue: boolean;
  /** `YYYY-MM-DD`, the last day in time. */
  dueDate: Day;
  /** Handed in after the due day, or not handed in although the day has passed. */
  isLate: boolean;
}

/** Whether a month's report came or is in time; `today` and `submittedOn` are local days. */
export function timingOf(
  month: Month,
  calendar: ReportingCalendar,
  report: { state: ReportState; submittedOn: string | null } | null,
  today: string,
): Timing {
  const dueDate = dueDateIn(month, calendar);
  const day = report !== null && isHandedIn(report.state) ? (report.submittedOn ?? today) : today;
  const isDue = month >= calendar.reportingFrom;
  return { isDue, dueDate, isLate: isDue && day > dueDate };
}
