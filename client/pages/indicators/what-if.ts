import { figureTextSchema } from '#domain/reports/report.ts';
import type { IndicatorFacts, WhatIf } from '../../queries/indicators.ts';
import { figureWords } from '../../words/numbers.ts';

export type TypedFigure = { kind: 'empty' } | { kind: 'figure'; value: string } | { kind: 'refused'; reason: string };

/** What was typed, by the same rule the server reads it with. */
export function typedFigure(text: string): TypedFigure {
  if (text.trim() === '') return { kind: 'empty' };
  const parsed = figureTextSchema.safeParse(text);
  if (parsed.success) return { kind: 'figure', value: parsed.data };
  return { kind: 'refused', reason: parsed.error.issues[0]?.message ?? '请填写数字' };
}

/** 所需月均 for the supposed value: how much each month left would have to bring. */
export function paceWords(
  { neededPerMonth, monthsLeft }: Pick<WhatIf, 'neededPerMonth' | 'monthsLeft'>,
  { unit, value, accumulation }: Pick<IndicatorFacts, 'unit' | 'value' | 'accumulation'>,
): string {
  if (monthsLeft <= 0) return '全年已报，无剩余月份';
  if (accumulation === 'rate' || accumulation === 'qualitative') return '比率不按月分摊';
  if (value === null || neededPerMonth === null) return '尚无数据';
  if (neededPerMonth.startsWith('-')) {
    return accumulation === 'stock'
      ? `余 ${monthsLeft} 个月，每月可减 ${figureWords(neededPerMonth.slice(1), unit)}`
      : '低于已完成值';
  }
  return `余 ${monthsLeft} 个月，每月 ${figureWords(neededPerMonth, unit)}`;
}
