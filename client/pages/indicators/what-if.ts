import { type Exact, exact, exactOrNull, printed, printedInFull } from '#domain/decimal.ts';
import { paceTowards, valueAtPace } from '#domain/indicators/pace.ts';
import { figureTextSchema } from '#domain/reports/report.ts';
import type { IndicatorFacts, WhatIf } from '../../queries/indicators.ts';
import { figureWords, grouped } from '../../words/numbers.ts';

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

type Paced = Pick<IndicatorFacts, 'accumulation' | 'value' | 'valueMonth' | 'decimals'>;

/** Months whose figures are still to come, where a pace over them says something; else 0. */
export function pacedMonths({ accumulation, value, valueMonth }: Paced): number {
  const isPaced = accumulation === 'flow' || accumulation === 'stock' || accumulation === 'distinct';
  return isPaced && value !== null && valueMonth !== null ? 12 - valueMonth : 0;
}

/** The year-end value that a typed pace leads to, at the indicator's decimals; null where there is none. */
export function valueOfPace(pace: string, facts: Paced): string | null {
  const left = pacedMonths(facts);
  const typed = typedFigure(pace);
  if (left === 0 || typed.kind !== 'figure') return null;
  return printed(valueAtPace(exact(facts.value ?? '0'), exact(typed.value), left), facts.decimals);
}

/** The pace that a typed year-end value asks for; empty where there is none. */
export function paceOfValue(value: string, facts: Paced): string {
  const typed = typedFigure(value);
  const known = exactOrNull(facts.value);
  const pace =
    typed.kind === 'figure' && known !== null ? paceTowards(known, exact(typed.value), pacedMonths(facts)) : null;
  return pace === null ? '' : printed(pace, Math.max(facts.decimals, 2));
}

/** A slider in whole steps: positions 0 to `count`, of which each is `step` of the indicator's unit above `min`. */
export interface SliderRange {
  min: Exact;
  step: Exact;
  count: number;
  decimals: number;
}

/** As many positions as a hand can tell apart. */
const MOST_STEPS = 500;

/** From what is reached (or lies below everything known) to a fifth beyond whatever is highest; null where nothing is known. */
export function sliderRange(
  facts: Pick<IndicatorFacts, 'accumulation' | 'value' | 'target' | 'forecast' | 'decimals' | 'unit'>,
): SliderRange | null {
  const { accumulation, decimals, forecast } = facts;
  const value = exactOrNull(facts.value);
  const known = [facts.value, facts.target, forecast?.value, forecast?.low, forecast?.high].flatMap((text) => {
    const figure = exactOrNull(text ?? null);
    return figure === null ? [] : [figure];
  });
  if (known.length === 0 || accumulation === 'qualitative') return null;
  const [least, most] = known.reduce<[Exact, Exact]>(
    ([low, high], figure) => [figure.lt(low) ? figure : low, figure.gt(high) ? figure : high],
    [known[0]!, known[0]!],
  );
  // A count does not fall below what is there; a stock moves within a few percent of itself.
  const isCounted = accumulation === 'flow' || accumulation === 'distinct';
  const min = isCounted && value !== null ? value : least.minus(most.abs().times('0.05'));
  const wanted = most.plus(most.abs().times(isCounted ? '0.2' : '0.05'));
  const max = facts.unit === '%' && most.lte(100) && wanted.gt(100) ? exact(100) : wanted;
  let step = exact(10).pow(-decimals);
  while (max.minus(min).div(step).gt(MOST_STEPS)) step = step.times(5);
  const start = min.div(step).floor().times(step);
  return { min: start, step, count: Math.max(1, max.minus(start).div(step).ceil().toNumber()), decimals };
}

export function valueAtPosition({ min, step, decimals }: SliderRange, position: number): string {
  return printedInFull(min.plus(step.times(position)), decimals);
}

export function positionOf({ min, step, count }: SliderRange, value: string): number {
  return Math.min(count, Math.max(0, exact(value).minus(min).div(step).round().toNumber()));
}

type FormLine = WhatIf['forms'][number];

/** `14.21 → 14.16`, or the one number where nothing moves. */
export function changeWords(before: string | null, after: string | null): string {
  return before === after ? grouped(after) : `${grouped(before)} → ${grouped(after)}`;
}

/** Total and grade, before and after. */
export function totalWords({ before, after }: Pick<FormLine, 'before' | 'after'>): string {
  const grade = before.grade === after.grade ? after.grade : `${before.grade ?? '—'} → ${after.grade ?? '—'}`;
  return `${changeWords(before.total, after.total)} / ${after.max}${grade === null ? '' : `（${grade}）`}`;
}

/** Warns where more costs points: that it does, or from where on it would. */
export function excessWords(
  { losesBeyond, lostBeyond }: Pick<FormLine, 'losesBeyond' | 'lostBeyond'>,
  unit: string,
): { text: string; isLost: boolean } | null {
  if (losesBeyond === null) return null;
  const limit = figureWords(losesBeyond, unit);
  if (lostBeyond === null) return { text: `超过 ${limit}后，多做要扣分`, isLost: false };
  return { text: `已超过 ${limit}，多做扣 ${lostBeyond} 分`, isLost: true };
}
