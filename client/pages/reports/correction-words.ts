import { localDay, monthNumber, yearOf } from '#domain/period.ts';
import type { ReportEntry, ReportRecheck } from '../../queries/reports.ts';
import { grouped } from '../../words/numbers.ts';

type Former = Pick<ReportEntry['former'][number], 'value' | 'replacedAt'>;

/** 原值 82.10，2024-11-03 更正 */
export function formerWords({ value, replacedAt }: Former): string {
  return `原值 ${grouped(value)}，${localDay(new Date(replacedAt))} 更正`;
}

/** 8月由 24.97 更正为 25.00; the year is named where it is another. */
export function causeWords({ causeMonth, old, now }: Pick<ReportRecheck, 'causeMonth' | 'old' | 'now'>, month: string) {
  const year = yearOf(causeMonth) === yearOf(month) ? '' : `${yearOf(causeMonth)}年`;
  const change = now === null ? `原 ${grouped(old)} 已撤销` : `由 ${grouped(old)} 更正为 ${grouped(now)}`;
  return `${year}${monthNumber(causeMonth)}月${change}`;
}

/** 本年累计已含 6月更正; null when nothing was corrected. */
export function carriedWords(months: readonly number[]): string | null {
  return months.length === 0 ? null : `本年累计已随 ${months.join('、')}月更正变动`;
}
