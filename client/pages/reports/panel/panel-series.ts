import { exact, printedInFull } from '#domain/decimal.ts';
import { HISTORY_NAME } from '#domain/figure-sheets/history-month.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import { levelHeight, levelText } from '#domain/indicators/qualitative.ts';
import { type Month, monthNumber } from '#domain/period.ts';
import type { IndicatorSeries } from '../../../queries/indicators.ts';
import { timeWords } from '../../../words/dates.ts';
import { grouped } from '../../../words/numbers.ts';
import { formerWords } from '../correction-words.ts';

/** The chart's measures in its own units; under it stand the months. */
export const CHART_WIDTH = 240;
export const CHART_HEIGHT = 72;
export const CHART_BOX = `0 0 ${CHART_WIDTH} ${CHART_HEIGHT + 14}`;

export interface PanelMonth {
  month: Month;
  /** Approved, or handed in and not yet approved, or what stands in the grid now; of a level its height, the best highest. */
  value: string | null;
  /** The same as it is read. */
  shown: string | null;
  /** What a rate was made of, and what was official before. */
  besides: string[];
  state: 'approved' | 'history' | 'submitted' | 'typed' | null;
  /** What the plan wants of this month alone, in the same measure as the value. */
  plan: string | null;
  enteredBy: string | null;
  enteredAt: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
}

/** The last twelve months of a cell with the figure that is being written as the last. */
export function panelMonths(
  { points }: Pick<IndicatorSeries, 'points'>,
  accumulation: Accumulation,
  month: Month,
  typed: string | null,
): PanelMonth[] {
  const months = points.map((point, index): PanelMonth => {
    const isTyped = point.month === month && typed !== null && typed !== point.value;
    const { provenance } = point;
    const value = isTyped ? typed : (point.value ?? point.submittedValue);
    const isLevel = accumulation === 'qualitative';
    return {
      month: point.month,
      value: isLevel ? levelHeight(value) : value,
      shown: isLevel ? levelText(value) : value,
      besides: [...(isTyped ? [] : partWords(point)), ...point.former.map(formerWords)],
      state: isTyped ? 'typed' : point.history !== null ? 'history' : point.state,
      plan: monthlyPlan(point, points[index - 1], accumulation),
      enteredBy: isTyped ? null : (provenance?.enteredBy ?? null),
      enteredAt: isTyped ? null : (provenance?.enteredAt ?? null),
      approvedBy: isTyped ? null : (provenance?.approvedBy ?? null),
      approvedAt: isTyped ? null : (provenance?.approvedAt ?? null),
    };
  });
  return months.slice(-12);
}

function partWords({ parts }: IndicatorSeries['points'][number]): string[] {
  return parts === null ? [] : [`${grouped(parts.numerator)} ÷ ${grouped(parts.denominator)}`];
}

/** Where the figure comes from: 9月：李某 … 填报，王某 … 审核; a figure of a file was approved by nobody. */
export function provenanceWords({ month, state, enteredBy, enteredAt, approvedBy, approvedAt }: PanelMonth): string {
  const entered = `${monthNumber(month)}月：${enteredBy ?? '系统'} ${timeWords(enteredAt)}`;
  if (state === 'history') return `${entered} ${HISTORY_NAME}`;
  return `${entered} 填报，${approvedBy ?? '系统'} ${timeWords(approvedAt)} 审核`;
}

type Point = Pick<IndicatorSeries['points'][number], 'month' | 'planPath'>;

/** The plan path of a flow is year-to-date while its months are not: the month's share is the step. */
function monthlyPlan(point: Point, before: Point | undefined, accumulation: Accumulation): string | null {
  if (point.planPath === null || accumulation !== 'flow' || monthNumber(point.month) === 1) return point.planPath;
  const last = before?.planPath;
  return last === null || last === undefined ? null : printedInFull(exact(point.planPath).minus(exact(last)));
}

export interface PanelChart {
  /** One bar of a month: its place and height from the base line. */
  bars: { x: number; y: number; height: number; month: Month; isTyped: boolean }[];
  barWidth: number;
  /** SVG path of the plan, broken where there is none. */
  plan: string;
  base: number;
}

/**
 * Bars within `width` × `height`, from zero; of a stock or rate, whose months differ by little, from just under the least.
 * Pixels only: the figures stand in the table.
 */
export function panelChart(
  months: readonly PanelMonth[],
  fromZero: boolean,
  width: number,
  height: number,
): PanelChart {
  const known = months
    .flatMap(({ value, plan }) => [value, plan])
    .flatMap((text) => (text === null ? [] : [Number(text)]));
  const most = Math.max(...known, 0);
  const least = Math.min(...known, fromZero ? 0 : most);
  const low = fromZero ? least : least - (most - least) * 0.25;
  const span = most - low || 1;
  const step = width / Math.max(1, months.length);
  const yOf = (text: string) => height - ((Number(text) - low) / span) * (height - 4);
  const base = fromZero ? yOf('0') : height;
  const barWidth = step * 0.62;
  return {
    base,
    barWidth,
    bars: months.flatMap(({ value, month, state }, index) => {
      if (value === null) return [];
      const top = yOf(value);
      const x = index * step + (step - barWidth) / 2;
      return [
        { x, y: Math.min(top, base), height: Math.max(1, Math.abs(base - top)), month, isTyped: state === 'typed' },
      ];
    }),
    plan: months
      .map(({ plan }, index) => {
        if (plan === null) return '';
        const y = yOf(plan).toFixed(1);
        const isBegun = index > 0 && months[index - 1]?.plan !== null;
        return `${isBegun ? 'L' : 'M'}${(index * step).toFixed(1)} ${y}H${((index + 1) * step).toFixed(1)}`;
      })
      .join(''),
  };
}
