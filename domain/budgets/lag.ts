import { type AlertSettings, thresholdOf } from '../alerts/settings.ts';
import { Exact } from '../decimal.ts';

/** The thresholds of the rule 执行滞后 in a year. */
export type LagRule = Pick<AlertSettings, 'thresholds'>;

/** 序时进度: the share of the year that has passed by the end of the month (1–12), percent. */
export function calendarShare(month: number): Exact {
  return new Exact(month).times(100).div(12);
}

/**
 * 执行滞后: yellow when the rate (percent) is behind the calendar by more percentage points than the rule allows, red at year
 * end under its floor; null when it is not.
 */
export function lagLevel(rate: Exact, month: number, rule: LagRule): 'red' | 'yellow' | null {
  if (calendarShare(month).minus(rate).lte(thresholdOf(rule, 'tolerance'))) return null;
  return month === 12 && rate.lt(thresholdOf(rule, 'yearEndFloor')) ? 'red' : 'yellow';
}

/** 执行状态, from good to bad where an order is needed. */
export const budgetStatuses = [
  'spent',
  'on-pace',
  'slow',
  'left',
  'unfunded',
  'over',
  'no-data',
  'lagging',
  'far-behind',
] as const;
export type BudgetStatus = (typeof budgetStatuses)[number];

/** Shown together, never colour alone. */
export const budgetStatusWords: Record<BudgetStatus, { word: string; sign: string }> = {
  spent: { word: '已执行完', sign: '✓' },
  'on-pace': { word: '符合序时', sign: '→' },
  slow: { word: '略慢于序时', sign: '↘' },
  left: { word: '年末有结余', sign: '↘' },
  unfunded: { word: '无预算', sign: '—' },
  over: { word: '超出预算', sign: '⤒' },
  'no-data': { word: '未报', sign: '○' },
  lagging: { word: '执行滞后', sign: '▲' },
  'far-behind': { word: '严重滞后', sign: '◆' },
};

/** What a rate (percent; null: none) says at the end of the month (1–12) it stands for. */
export function budgetStatusOf(
  { rate, adjusted, month }: { rate: Exact | null; adjusted: Exact | null; month: number | null },
  rule: LagRule,
): BudgetStatus {
  if (adjusted?.isZero()) return 'unfunded';
  if (rate === null || month === null) return 'no-data';
  if (rate.gt(100)) return 'over';
  const level = lagLevel(rate, month, rule);
  if (level !== null) return level === 'red' ? 'far-behind' : 'lagging';
  if (rate.eq(100)) return 'spent';
  if (rate.gte(calendarShare(month))) return 'on-pace';
  return month === 12 ? 'left' : 'slow';
}
