import { exact } from '#domain/decimal.ts';
import { levelHeight, levelText } from '#domain/indicators/qualitative.ts';
import type { IndicatorFacts, IndicatorItem } from '../../queries/indicators.ts';
import { figureWords } from '../../words/numbers.ts';

export const NO_TARGET = '本年度未设目标';

type Gap = Pick<IndicatorFacts, 'gap' | 'operator'>;

/**
 * A gap is what hurts. Below zero nothing is missing: for a floor it is what lies beyond the target, for a ceiling what is
 * left under it. Null where there is no gap to speak of.
 */
export function gapWords({
  gap,
  operator,
}: Gap): { word: '差距' | '超出' | '余量'; value: string; isShort: boolean } | null {
  if (gap === null) return null;
  const amount = exact(gap);
  const value = gap.replace('-', '');
  if (amount.gt(0)) return { word: operator === '<=' ? '超出' : '差距', value, isShort: true };
  if (amount.isZero()) return { word: '差距', value, isShort: false };
  return { word: operator === '<=' ? '余量' : '超出', value, isShort: false };
}

/** Why there is no pace to keep, where there is none. */
export function neededReason({ neededPerMonth, gap, operator, valueMonth }: IndicatorFacts): string | null {
  if (neededPerMonth !== null) return null;
  if (gap === null) return '尚无数据';
  if (operator === '<=') return '上限指标，不需追赶';
  if (!exact(gap).gt(0)) return '目标已达到';
  return valueMonth === 12 ? '本年度已无剩余月份' : '—';
}

/** What the spark line draws; of a level its height, the best highest. */
export function sparkValues({ line, accumulation }: Pick<IndicatorItem, 'line' | 'accumulation'>): (string | null)[] {
  return accumulation === 'qualitative' ? line.map(levelHeight) : line;
}

/** The line of the list read out: what the picture of a row says in words. */
export function sparkWords({
  name,
  line,
  unit,
  accumulation,
}: Pick<IndicatorItem, 'name' | 'line' | 'unit' | 'accumulation'>): string {
  const shown = accumulation === 'qualitative' ? line.map(levelText) : line;
  const known = shown.flatMap((value, index) => (value === null ? [] : [{ month: index + 1, value }]));
  const [first, last] = [known[0], known[known.length - 1]];
  if (!first || !last) return `${name}：本年尚无数据`;
  if (first === last) return `${name}：${first.month}月 ${figureWords(first.value, unit)}`;
  return `${name}：${first.month}月 ${figureWords(first.value, unit)}，${last.month}月 ${figureWords(last.value, unit)}`;
}

/** 全年预计 of the list: the estimate, or nothing where the year is too young. */
export function forecastRange(forecast: IndicatorFacts['forecast']): string | null {
  if (forecast === null || forecast.low === null || forecast.high === null) return null;
  return exact(forecast.low).eq(forecast.high) ? null : `${figureWords(forecast.low)}–${figureWords(forecast.high)}`;
}
