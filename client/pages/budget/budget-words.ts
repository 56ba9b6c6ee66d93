import type { BudgetStatus } from '#domain/budgets/lag.ts';
import type { Status } from '#domain/indicators/status.ts';
import type { BudgetMoney } from '../../queries/budget.ts';
import { figureWords, grouped, signed } from '../../words/numbers.ts';

/** The colour of a budget status: what is not behind the calendar is well. */
export const budgetTone: Record<BudgetStatus, Status> = {
  spent: 'met',
  'on-pace': 'met',
  slow: 'on-track',
  left: 'on-track',
  unfunded: 'no-data',
  over: 'over',
  'no-data': 'no-data',
  lagging: 'behind',
  'far-behind': 'seriously-behind',
};

export const UNIT = '万元';

/** What the bar shows: 宣传费执行率 67.90%，序时进度 75.00%，略慢于序时 */
export function barWords(
  name: string,
  { rate, calendar, statusWord }: Pick<BudgetMoney, 'rate' | 'calendar' | 'statusWord'>,
): string {
  return `${name}执行率 ${figureWords(rate, '%')}，序时进度 ${calendar}%，${statusWord}`;
}

/** +2.10 个百分点, −21.15 个百分点 */
export function differenceWords(difference: string | null): string {
  return difference === null ? '—' : `${signed(difference)} 个百分点`;
}

/** 8.10—16.50; null where the estimate has no ends. */
export function unspentRange({ unspent }: Pick<BudgetMoney, 'unspent'>): string | null {
  if (unspent === null || unspent.isFinal || unspent.low === null || unspent.high === null) return null;
  return `${grouped(unspent.low)}—${grouped(unspent.high)}`;
}

/** Why the figure of money left over is what it is, or why there is none. */
export function unspentWords({ unspent, shortage }: Pick<BudgetMoney, 'unspent' | 'shortage'>): string {
  if (unspent === null) return shortage ?? '没有预算，不作预计';
  if (unspent.isFinal) return '全年执行数已报，即年末结余';
  return unspent.low === null ? `${unspent.methodName}；历史不足，未给出区间` : unspent.methodName;
}

/** 执行率逐月：1月 2.10%，2月 5.30% */
export function trendWords(name: string, trend: readonly (string | null)[]): string {
  const known = trend.flatMap((rate, index) => (rate === null ? [] : [`${index + 1}月 ${figureWords(rate, '%')}`]));
  return `${name}执行率逐月：${known.length === 0 ? '没有已审核的月份' : known.join('，')}`;
}
