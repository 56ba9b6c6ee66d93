import { lastOf } from '#domain/last-of.ts';
import type { IndicatorDetail, IndicatorFacts } from '../queries/indicators.ts';
import { figureWords, grouped, targetWords } from '../words/numbers.ts';
import type { FigureView, MonthFigures } from './monthly-figures.ts';

/** Texts that stand in and beside the chart; `own`, `lastYear` and `pending` by month. */
export interface ChartWords {
  unit: string;
  decimals: number;
  year: number;
  asOf: number;
  /** `≥87.70`; null without a target. */
  target: string | null;
  /** What the target is called: by its source where there are several. */
  targetName: string;
  /** Of other sources, as the target: `自治区任务 ≥79.55`. */
  others: string[];
  own: (string | null)[];
  lastYear: (string | null)[];
  pending: (string | null)[];
  forecast: string | null;
  needed: string | null;
  /** Months are bars of their own, not a line. */
  isMonthly: boolean;
  /** What a pointer over a month reads, line by line. */
  readings: string[][];
}

const read = (text: string | null) => (text === null ? null : grouped(text));

export function chartWords(
  rows: readonly MonthFigures[],
  facts: IndicatorFacts & Partial<Pick<IndicatorDetail, 'otherTargets'>>,
  year: number,
  asOf: number,
  view: FigureView,
): ChartWords {
  const isMonthly = view === 'monthly';
  const others = facts.otherTargets ?? [];
  return {
    unit: facts.unit,
    decimals: facts.decimals,
    year,
    asOf,
    target: facts.operator === null ? null : targetWords(facts.operator, lastOf(rows)?.target ?? facts.target),
    targetName: others.length > 0 ? (facts.targetSource ?? '目标') : '目标',
    others: others.map((other) => `${other.sourceName} ${targetWords(other.operator, other.target)}`),
    own: rows.map((row) => read(isMonthly ? row.value : row.cumulative)),
    lastYear: rows.map((row) => read(isMonthly ? row.lastYear : row.lastYearCumulative)),
    pending: rows.map((row) => read(isMonthly ? row.submitted : row.submittedCumulative)),
    forecast: read(facts.forecast?.value ?? null),
    needed: read(facts.neededPerMonth),
    isMonthly,
    readings: rows.map((row) => readingOf(row, facts, year, isMonthly)),
  };
}

function readingOf(
  row: MonthFigures,
  { accumulation, unit }: IndicatorFacts,
  year: number,
  isMonthly: boolean,
): string[] {
  const lines = [`${year}年${row.month}月`];
  const add = (name: string, value: string | null) => {
    if (value !== null) lines.push(`${name} ${figureWords(value, unit)}`);
  };
  if (accumulation === 'flow') add('当月', row.value);
  if (!isMonthly) add(accumulation === 'flow' ? '本年累计' : '本年', row.cumulative);
  add(isMonthly ? '未审当月' : '未审', isMonthly ? row.submitted : row.submittedCumulative);
  if (row.hasCome && row.cumulative === null && row.submitted === null) lines.push('未报');
  if (!isMonthly) add('序时目标', row.planPath);
  if (!isMonthly) add('年度目标', row.target);
  add(
    accumulation === 'flow' && !isMonthly ? '上年累计' : '上年同月',
    isMonthly ? row.lastYear : row.lastYearCumulative,
  );
  return lines;
}

/** 目标自7月起由 87.70 调整为 85.00 */
function changeWords(rows: readonly MonthFigures[], { unit }: Pick<IndicatorFacts, 'unit'>): string[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    if (!before || before.targetVersion === null || row.targetVersion === before.targetVersion) return [];
    return [`目标自${row.month}月起由 ${figureWords(before.target)} 调整为 ${figureWords(row.target, unit)}`];
  });
}

/** The picture in one sentence, for whoever does not see it. */
export function chartSummary(
  rows: readonly MonthFigures[],
  facts: IndicatorFacts & Partial<Pick<IndicatorDetail, 'otherTargets'>>,
  year: number,
  view: FigureView,
): string {
  const isMonthly = view === 'monthly';
  const known = rows.filter((row) => (isMonthly ? row.value : row.cumulative) !== null);
  const figureOf = (row: MonthFigures) => figureWords(isMonthly ? row.value : row.cumulative, facts.unit);
  const kind = isMonthly ? '当月数' : facts.accumulation === 'flow' ? '本年累计' : '逐月数据';
  const [first, last] = [known[0], known[known.length - 1]];
  if (!first || !last) return `${facts.name}${year}年${kind}：尚无已审核数据`;
  const parts = [
    first === last
      ? `${last.month}月 ${figureOf(last)}`
      : `${first.month}月 ${figureOf(first)}，${last.month}月 ${figureOf(last)}`,
  ];
  const missing = rows.filter((row) => row.month < last.month && !known.includes(row)).map((row) => row.month);
  if (missing.length > 0) parts.push(`缺${missing.join('、')}月`);
  const before = isMonthly ? last.lastYear : last.lastYearCumulative;
  if (before !== null) parts.push(`上年同期 ${figureWords(before, facts.unit)}`);
  if (!isMonthly && facts.operator !== null) {
    const others = facts.otherTargets ?? [];
    const name = others.length > 0 ? (facts.targetSource ?? '目标') : '目标';
    parts.push(`${name} ${targetWords(facts.operator, facts.target)}`, ...changeWords(rows, facts));
    for (const other of others) parts.push(`${other.sourceName} ${targetWords(other.operator, other.target)}`);
  }
  const { forecast } = facts;
  if (!isMonthly && forecast && forecast.method !== 'final') {
    const range = forecast.low === null ? '' : `（${figureWords(forecast.low)}–${figureWords(forecast.high)}）`;
    parts.push(`全年预计 ${figureWords(forecast.value)}${range}`);
  }
  const waiting = rows.filter((row) => row.submitted !== null).map((row) => row.month);
  if (waiting.length > 0) parts.push(`${waiting.join('、')}月已提交未审核`);
  return `${facts.name}${year}年${kind}：${parts.join('，')}`;
}
