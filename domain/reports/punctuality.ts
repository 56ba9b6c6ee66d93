import { isHandedIn, type ReportState } from './moves.ts';

/** 月报纪律: how a month's report came, best first where an order is needed. */
export const punctualities = ['on-time', 'open', 'late', 'missing'] as const;
export type Punctuality = (typeof punctualities)[number];

/** Shown together, never colour alone. */
export const punctualityWords: Record<Punctuality, { word: string; sign: string }> = {
  'on-time': { word: '按时', sign: '✓' },
  open: { word: '未到期', sign: '○' },
  late: { word: '迟报', sign: '▲' },
  missing: { word: '缺报', sign: '◆' },
};

/**
 * Handed in by the due day, after it, past it and still not there, or not wanted before its day. Null where no report is
 * asked for; figures brought in from a file of earlier years are nobody's report.
 */
export function punctualityOf(report: {
  state: ReportState;
  isDue: boolean;
  isLate: boolean;
  isHistory: boolean;
}): Punctuality | null {
  if (!report.isDue || report.isHistory) return null;
  if (isHandedIn(report.state)) return report.isLate ? 'late' : 'on-time';
  return report.isLate ? 'missing' : 'open';
}
