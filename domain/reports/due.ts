import { dueDateOf, type Month } from '../period.ts';
import { isHandedIn, type ReportState } from './moves.ts';

/** When reports are wanted: by which day of the following month, and from which month on. */
export interface ReportingCalendar {
  dueDay: number;
  /** An installation does not ask for the months before it. */
  reportingFrom: Month;
}

export interface Timing {
  /** Is a report for the month wanted at all? */
  isDue: boolean;
  /** `YYYY-MM-DD`, the last day in time. */
  dueDate: string;
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
  const dueDate = dueDateOf(month, calendar.dueDay);
  const day = report !== null && isHandedIn(report.state) ? (report.submittedOn ?? today) : today;
  const isDue = month >= calendar.reportingFrom;
  return { isDue, dueDate, isLate: isDue && day > dueDate };
}
