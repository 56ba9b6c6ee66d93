import { weekdayName } from '#domain/calendar/working-days.ts';
import { monthLabel, yearOf } from '#domain/period.ts';
import { isHandedIn } from '#domain/reports/moves.ts';
import type { Report } from '../../queries/reports.ts';
import { dueWords, shortDayWords, timeWords } from '../../words/dates.ts';

/** 延期至 11月15日 周五（还有 2 天）: while an extension is what keeps the report open. */
export function extendedWords({ state, extension }: Pick<Report, 'state' | 'extension'>, today: string): string | null {
  if (isHandedIn(state) || extension?.standing !== 'in-force' || extension.until === null) return null;
  const { until } = extension;
  return `延期至 ${shortDayWords(until)} ${weekdayName(until)}（${dueWords(today, until)}）`;
}

export interface LockWords {
  title: string;
  /** Why, and what to do. */
  text: string;
  /** What has become of the last request, if there was one. */
  request: string | null;
}

/** Why a report is locked, what to do about it, and where the request stands. */
export function lockWords(report: Report): LockWords | null {
  const { lock, month, mayAskExtension, extension } = report;
  if (lock === null || lock.lastDay === null) return null;
  const day = `${shortDayWords(lock.lastDay)} ${weekdayName(lock.lastDay)}`;
  const why =
    lock.reason === 'year-closing'
      ? `${yearOf(month)}年度正在年终结账，未在截止日（${day}）前提交的月报不再接收。`
      : `可填报至 ${day}，期限已过。`;
  const isWaiting = extension?.standing === 'asked';
  const what = isWaiting
    ? '绩效管理员批准延期后可继续填报。'
    : mayAskExtension
      ? '仍需填报请申请延期，由绩效管理员批准。'
      : '本科室申请延期、绩效管理员批准后可继续填报。';
  return { title: `${monthLabel(month)}月报已锁定`, text: why + what, request: requestWords(extension) };
}

function requestWords(extension: Report['extension']): string | null {
  if (extension === null) return null;
  const { standing, asked, reason, decidedBy, decidedAt, until } = extension;
  switch (standing) {
    case 'asked':
      return `${asked?.by ?? '科室'}于 ${timeWords(asked?.at)} 申请延期，待绩效管理员处理：${asked?.reason ?? ''}`;
    case 'refused':
      return `${decidedBy ?? '绩效管理员'}于 ${timeWords(decidedAt)} 未同意延期：${reason ?? ''}`;
    case 'revoked':
      return `${extension.revokedBy ?? '绩效管理员'}于 ${timeWords(extension.revokedAt)} 撤销了延期：${extension.revokedReason ?? ''}`;
    case 'expired':
      return until === null ? null : `上次延期已于 ${shortDayWords(until)} 到期。`;
    case 'in-force':
      return null;
  }
}
