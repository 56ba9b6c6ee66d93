import { monthNumber, yearOf } from '#domain/period.ts';
import type { DueReport, ReturnedReport, Work } from '../../queries/work.ts';
import { daysBetween, monthWords, shortDayWords, weekdayWords } from '../../words/dates.ts';

/** A place of the report page: the month, and the cell that is meant. */
export function reportLink(month: string, indicatorId: number | null = null) {
  const query = { year: String(yearOf(month)), month: String(monthNumber(month)) };
  return { path: '/reports', query: indicatorId === null ? query : { ...query, cell: String(indicatorId) } };
}

export interface Deadline {
  sign: string;
  word: string;
  /** Overdue, today, within three days, or later. */
  tone: 'overdue' | 'near' | 'later';
}

const NEAR_DAYS = 3;

/** ◆ 逾期 25 天 · 今天截止 · 还有 3 天 */
export function deadlineOf(today: string, dueDate: string): Deadline {
  const days = daysBetween(today, dueDate);
  if (days < 0) return { sign: '◆', word: `逾期 ${-days} 天`, tone: 'overdue' };
  if (days === 0) return { sign: '▲', word: '今天截止', tone: 'near' };
  return days <= NEAR_DAYS
    ? { sign: '▲', word: `还有 ${days} 天`, tone: 'near' }
    : { sign: '○', word: `还有 ${days} 天`, tone: 'later' };
}

/** 截止 11月5日（周二） */
export function dueDayWords(dueDate: string): string {
  return `截止 ${shortDayWords(dueDate)}（${weekdayWords(dueDate)}）`;
}

/** What the one button of a report does, and where it leads. */
export function nextStep({ month, progress }: Pick<DueReport, 'month' | 'progress'>, isBegun: boolean) {
  const { next, total, filled } = progress;
  if (next === null) return { word: total === 0 ? '打开月报' : '核对并提交', to: reportLink(month) };
  const word = filled < total ? (isBegun ? '继续填报' : '开始填报') : '填写说明';
  return { word, to: reportLink(month, next.indicatorId) };
}

/** Where a returned report is taken up: its first returned cell, else the first that is open. */
export function correctionStep({ month, cells, progress }: Pick<ReturnedReport, 'month' | 'cells' | 'progress'>) {
  const at = cells[0]?.indicatorId ?? progress.next?.indicatorId ?? null;
  return { word: at === null ? '核对并提交' : '去修改', to: reportLink(month, at) };
}

/** The page in one sentence, the most pressing first. */
export function workSentence({ due, returned, waiting, today }: Pick<Work, 'due' | 'returned' | 'waiting' | 'today'>) {
  const late = due.filter(({ dueDate }) => daysBetween(today, dueDate) < 0);
  const parts = [
    late.length > 0 ? `${late.map(({ month }) => monthWords(month)).join('、')}月报已逾期` : '',
    returned.length > 0 ? `${returned.length} 份月报被退回` : '',
    due.length > late.length ? `${due.length - late.length} 份月报待填报` : '',
  ].filter((part) => part !== '');
  if (parts.length > 0) return `${parts.join('，')}。`;
  return waiting.length > 0 ? '应交的月报都已提交，等待审核。' : '应交的月报都已交齐。';
}
