import { dueDateOf, type Month } from '../period.ts';
import type { ReportState } from './moves.ts';

export interface Timing {
  /** `YYYY-MM-DD`, the last day in time. */
  dueDate: string;
  /** Handed in after the due day, or not handed in although the day has passed. */
  isLate: boolean;
}

/** Whether a month's report came or is in time; `today` and `submittedOn` are local days. */
export function timingOf(
  month: Month,
  dueDay: number,
  report: { state: ReportState; submittedOn: string | null } | null,
  today: string,
): Timing {
  const dueDate = dueDateOf(month, dueDay);
  const isHandedIn = report !== null && (report.state === 'submitted' || report.state === 'approved');
  const day = isHandedIn ? (report.submittedOn ?? today) : today;
  return { dueDate, isLate: day > dueDate };
}
