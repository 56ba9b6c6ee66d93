import { weekdayName } from '#domain/calendar/working-days.ts';
import { HISTORY_NAME } from '#domain/figure-sheets/history-month.ts';
import type { Status } from '#domain/indicators/status.ts';
import { monthLabel, yearOf } from '#domain/period.ts';
import { isHandedIn, type ReportMove, type ReportState } from '#domain/reports/moves.ts';
import type { Report } from '../../queries/reports.ts';
import { dueWords, shortDayWords, timeWords } from '../../words/dates.ts';

/** Where a department's month stands, as the month line and the matrix show it. */
export const reportFaces = [
  'approved',
  'history',
  'submitted',
  'returned',
  'draft',
  'overdue',
  'locked',
  'ahead',
  'before',
] as const;
export type ReportFace = (typeof reportFaces)[number];

/** Sign and word; the colours are those of the status that weighs the same. */
export const faceWords: Record<ReportFace, { sign: string; word: string; status: Status }> = {
  approved: { sign: '✓', word: '已审', status: 'met' },
  history: { sign: '⊕', word: HISTORY_NAME, status: 'no-data' },
  submitted: { sign: '●', word: '待审', status: 'over' },
  returned: { sign: '↩', word: '退回', status: 'behind' },
  draft: { sign: '○', word: '草稿', status: 'no-data' },
  overdue: { sign: '◆', word: '逾期', status: 'seriously-behind' },
  locked: { sign: '■', word: '已锁定', status: 'seriously-behind' },
  ahead: { sign: '·', word: '未到', status: 'no-data' },
  before: { sign: '–', word: '启用前', status: 'no-data' },
};

interface Standing {
  month: string;
  state: ReportState;
  isBegun: boolean;
  isHistory: boolean;
  isDue: boolean;
  isLate: boolean;
  /** Why the department cannot change it any more; null while it can. */
  lock: unknown;
}

/** A month nobody has begun is only asked for once it is over (`dueMonth`: the last that is), and not from before the start. */
export function faceOf(report: Standing | null, dueMonth: string): ReportFace {
  if (report === null || (!report.isBegun && report.month > dueMonth)) return 'ahead';
  if (!report.isBegun && !report.isDue) return 'before';
  if (report.isHistory) return 'history';
  if (report.lock !== null && !isHandedIn(report.state)) return 'locked';
  if (report.state === 'draft') return report.isLate ? 'overdue' : 'draft';
  return report.state;
}

/** Beside the face: handed in late, or returned and not back in time. */
export function isLateBesides(report: Standing, face: ReportFace): boolean {
  return report.isLate && !['overdue', 'locked', 'ahead', 'before'].includes(face);
}

/** The face in words; a report nobody has opened is 未填 rather than 草稿. */
export function standingWords(report: Standing | null, dueMonth: string): string {
  const face = faceOf(report, dueMonth);
  const isUntouched = report !== null && !report.isBegun;
  const word = face === 'draft' && isUntouched ? '未填' : faceWords[face].word;
  if (report === null || !isLateBesides(report, face)) return word;
  return `${word}（${face === 'returned' ? '已逾期' : '逾期提交'}）`;
}

export type Deadline = Pick<Report, 'state' | 'dueDate' | 'isDue' | 'isLate' | 'lastDay' | 'lock'>;

/** 截止 11月5日 周二（还有 3 天）; what is handed in is no longer counted down, what is late is told when it will be locked. */
export function deadlineWords({ state, dueDate, isDue, isLate, lastDay, lock }: Deadline, today: string): string {
  if (!isDue) return '系统启用前的月份，可以补报';
  const day = `截止 ${shortDayWords(dueDate)} ${weekdayName(dueDate)}`;
  if (isHandedIn(state)) return isLate ? `${day}（逾期提交）` : day;
  const left = dueWords(today, dueDate).replace('已过期', '已逾期');
  if (!isLate || lock !== null || lastDay === null) return `${day}（${left}）`;
  return `${day}（${left}，可补报至 ${shortDayWords(lastDay)}）`;
}

export const moveWords: Record<ReportMove, string> = {
  submit: '提交审核',
  approve: '审核通过',
  return: '退回修改',
  reopen: '重新打开',
};

export interface ReportNotice {
  title: string;
  text: string;
  tone: 'plain' | 'returned';
}

export function isMonthBegun(month: string, today: string): boolean {
  return month <= today.slice(0, 7);
}

/** What a person must know before reading or filling the grid; null while there is nothing but to fill it. */
export function noticeOf(report: Report, today: string): ReportNotice | null {
  const month = monthLabel(report.month);
  if (!isMonthBegun(report.month, today)) {
    return plain(
      `${month}尚未开始`,
      `${month}1日起可以填报；截止日为 ${shortDayWords(report.dueDate)} ${weekdayName(report.dueDate)}。`,
    );
  }
  if (report.yearState === 'closed') {
    return plain(`${yearOf(report.month)}年度已关闭`, '月报已锁定，只能查看，不能再修改。');
  }
  if (report.state === 'submitted') {
    const when = report.submittedAt ? `${timeWords(report.submittedAt)} 提交。` : '';
    return plain('已提交，等待审核', `${when}审核期间不能修改；需要修改请联系绩效管理员退回。`);
  }
  if (report.isHistory) {
    const text = `${timeWords(report.approvedAt)} 由历史数据文件导入，没有经过月报填报和审核；来源见指标的“逐月数据与来源”。`;
    return plain(HISTORY_NAME, text);
  }
  if (report.state === 'approved') {
    const when = report.approvedAt ? `${timeWords(report.approvedAt)} 审核通过，以下为正式数据。` : '以下为正式数据。';
    return plain('已审核', `${when}需要更正请联系绩效管理员重新打开。`);
  }
  // What to do about a lock is said in its own notice, with the button to do it.
  if (report.lock !== null) return null;
  if (report.state === 'returned') return returnedNotice(report);
  return report.isEditable ? null : plain('尚未提交', '由本科室负责人填报；以下内容只读，提交前可能变动。');
}

const plain = (title: string, text: string): ReportNotice => ({ title, text, tone: 'plain' });

function returnedNotice({ reason, events, isEditable }: Report): ReportNotice {
  const last = [...events].reverse().find((event) => event.move === 'return' || event.move === 'reopen');
  const by = last ? `${last.actor ?? '绩效管理员'}于 ${timeWords(last.at)} ${moveWords[last.move]}。` : '';
  return {
    title: `已退回：${reason ?? '未写明原因'}`,
    text: `${by}${isEditable ? '请修改后重新提交。' : '等待本科室修改后重新提交。'}`,
    tone: 'returned',
  };
}
