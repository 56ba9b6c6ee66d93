import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, MarkLineComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { grouped } from '../words/numbers.ts';
import { type AxisScale, axisScale } from './axis-scale.ts';
import { BOTTOM, ink, SMALL, TOP } from './chart-style.ts';
import { textWidth } from './end-labels.ts';
import type { DrawnFigures } from './monthly-figures.ts';
import { endLabels, labelSeries } from './monthly-figures-labels.ts';
import { comparisons, fanSeries, ownSeries } from './monthly-figures-series.ts';
import type { ChartWords } from './monthly-figures-words.ts';

export type MonthlyFiguresOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | MarkLineComponentOption | TooltipComponentOption
>;

export function scaleOf(figures: DrawnFigures, words: Pick<ChartWords, 'decimals' | 'unit' | 'isMonthly'>): AxisScale {
  const { own, bars, plan, target, targets, others, lastYear, pending, fan, needed } = figures;
  const edges = fan ? [...fan.low, ...fan.middle, ...fan.high] : [];
  const asked = others.flatMap((other) => [...other.plan, other.target]);
  return axisScale(
    [...own, ...bars, ...plan, target, ...targets, ...asked, ...lastYear, ...pending, ...edges, ...needed],
    {
      fromZero: words.isMonthly || bars.some((value) => value !== null),
      isWhole: words.decimals === 0,
      ceiling: words.unit === '%' ? 100 : undefined,
    },
  );
}

/** The year by month: own line (or bars), last year, plan path, target, and the estimate as a fan to December. */
export function monthlyFiguresOption(figures: DrawnFigures, words: ChartWords, height: number): MonthlyFiguresOption {
  const scale = scaleOf(figures, words);
  const labels = endLabels(figures, words, scale, height);
  const ticks = [scale.min, scale.max].map((tick) => textWidth(grouped(tick.toFixed(scale.decimals))));
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', fontSize: SMALL, color: ink.quiet },
    grid: {
      top: TOP,
      bottom: BOTTOM,
      left: Math.max(...ticks.map((tick) => tick + 14), textWidth(words.unit) + 10),
      right: Math.max(24, ...labels.map(({ text }) => textWidth(text) + 10)),
      outerBoundsMode: 'none',
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: ink.card,
      borderColor: ink.mark,
      padding: [6, 10],
      extraCssText: 'box-shadow: none; font-variant-numeric: tabular-nums;',
      textStyle: { color: ink.text, fontSize: SMALL },
      axisPointer: { type: 'line', lineStyle: { color: ink.mark, type: 'solid' } },
      formatter: (shown) => reading(words.readings, shown),
    },
    xAxis: {
      type: 'category',
      data: Array.from({ length: 12 }, (_, index) => String(index + 1)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.mark } },
      axisLabel: { color: ink.quiet, fontSize: SMALL, interval: 0, margin: 8 },
    },
    yAxis: {
      type: 'value',
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      name: words.unit,
      nameGap: 14,
      nameTextStyle: { color: ink.quiet, fontSize: SMALL, align: 'right', padding: [0, 8, 0, 0] },
      splitLine: { lineStyle: { color: ink.grid } },
      axisLabel: {
        color: ink.quiet,
        fontSize: SMALL,
        formatter: (tick: number) => grouped(tick.toFixed(scale.decimals)),
      },
    },
    series: [
      ...fanSeries(figures),
      ...comparisons(figures, words),
      ...ownSeries(figures, words),
      ...labelSeries(labels),
    ],
  };
}

function reading(readings: string[][], shown: unknown): string {
  const first = Array.isArray(shown) ? (shown[0] as { dataIndex?: number } | undefined) : undefined;
  return (readings[first?.dataIndex ?? -1] ?? []).map(escaped).join('<br>');
}

/** The tooltip is HTML; a unit is somebody's input. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
