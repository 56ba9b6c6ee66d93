import { type Month, monthLabel, yearOf } from '../period.ts';
import type { ReportState } from '../reports/moves.ts';

/** What the screens call figures that came from a file and not by report and approval. */
export const HISTORY_NAME = '历史导入';

export type ReportSource = 'none' | 'history' | 'own';

/** A report that the department took up again is its own from then on. */
export function reportSourceOf(
  report: { importId: number | null; state: ReportState } | null | undefined,
): ReportSource {
  if (!report) return 'none';
  return report.importId !== null && report.state === 'approved' ? 'history' : 'own';
}

/** What decides whether a department's month can be filled from old records. */
export interface HistoryMonth {
  month: Month;
  /** First month that this installation asks reports for. */
  startsAt: Month;
  /** The month whose report is due next or overdue: its year runs. */
  reportingMonth: Month;
  /** The department's report of the month: none, brought in as history before, or made by the department. */
  report: ReportSource;
  isYearClosed: boolean;
}

/**
 * Why history cannot be written into the month; null when it can. It fills the time before the installation, and earlier
 * years in which a department never reported; it never replaces what came by report and approval, nor a running year's.
 */
export function historyRefusal({ month, startsAt, reportingMonth, report, isYearClosed }: HistoryMonth): string | null {
  if (isYearClosed) return `${yearOf(month)}年度已关闭，不能再导入`;
  if (report === 'own') return '已有科室月报，历史数据不覆盖；需要更正请由科室在月报中修改';
  if (month >= startsAt && yearOf(month) >= yearOf(reportingMonth)) {
    return `自${monthLabel(startsAt)}起由科室按月填报，不能作为历史数据导入`;
  }
  return null;
}
