import type { MarkLineComponentOption } from 'echarts/components';
import { halo, ink, line, type Series, SMALL, still } from './chart-style.ts';
import type { DrawnFigures } from './monthly-figures.ts';
import type { ChartWords } from './monthly-figures-words.ts';

const has = (values: readonly (number | null)[]) => values.some((value) => value !== null);

/** A band is its low edge, unseen, and its breadth stacked on it. */
export function fanSeries({ fan }: DrawnFigures): Series[] {
  if (!fan) return [];
  const breadth = fan.high.map((high, index) => {
    const low = fan.low[index] ?? null;
    return high === null || low === null ? null : high - low;
  });
  return [
    { ...line(fan.low, { width: 0 }, 1), stack: 'fan', stackStrategy: 'all' },
    {
      ...line(breadth, { width: 0 }, 1),
      stack: 'fan',
      stackStrategy: 'all',
      areaStyle: { color: ink.band, opacity: 1 },
    },
    line(fan.middle, { color: ink.own, width: 1.5, type: [4, 4] }),
  ];
}

export function comparisons(
  { plan, targets, changes, others, lastYear, needed }: DrawnFigures,
  { isMonthly }: ChartWords,
): Series[] {
  const series: Series[] = [];
  if (has(lastYear) && isMonthly) {
    series.push({
      ...still,
      type: 'bar',
      data: lastYear,
      barWidth: '28%',
      itemStyle: { color: ink.lastYear, opacity: 0.55 },
      z: 2,
    });
  } else if (has(lastYear)) series.push(line(lastYear, { color: ink.lastYear, width: 1.5 }));
  if (has(plan)) {
    const named = plan.map((value, index) =>
      index === 2 && value !== null
        ? {
            value,
            symbol: 'circle',
            symbolSize: 0.01,
            label: { ...halo, show: true, position: 'top' as const, color: ink.plan, formatter: '序时目标' },
          }
        : value,
    );
    for (const part of unbroken(named, changes)) {
      series.push({ ...line(plan, { color: ink.plan, width: 1.25, type: [5, 4] }), data: part, showSymbol: true });
    }
  }
  for (const part of unbroken(targets, changes)) {
    if (has(part)) series.push(line(part, { color: ink.text, width: 1.25 }));
  }
  // Each source's own way to its own number, in a dash of its own.
  for (const other of others) series.push(line(other.plan, { color: ink.plan, width: 1.25, type: [1, 4] }));
  if (has(needed)) series.push(line(needed, { color: ink.plan, width: 1.25, type: [5, 4] }));
  return series;
}

/** A line for each stretch between two changes: what was asked before and what is asked since are not one way. */
function unbroken<T>(values: readonly (T | null)[], changes: readonly number[]): (T | null)[][] {
  const starts = [1, ...changes];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? 13;
    return values.map((value, at) => (at + 1 >= start && at + 1 < end ? value : null));
  });
}

const hollow = { color: ink.card, borderColor: ink.own, borderWidth: 1.5 };

const barLabel = (text: string) => ({ ...halo, show: true, position: 'top' as const, color: ink.own, formatter: text });

function pendingMarks(pending: readonly (number | null)[], words: ChartWords): Series {
  const data = pending.map((value, index) =>
    value === null
      ? null
      : {
          value,
          label: {
            ...halo,
            show: true,
            position: 'right' as const,
            offset: [0, 10],
            color: ink.own,
            formatter: `${words.pending[index] ?? ''} 未审`,
          },
        },
  );
  return { ...line([], { width: 0 }, 6), data, symbol: 'circle', symbolSize: 7, showSymbol: true, itemStyle: hollow };
}

export function ownSeries({ own, bars, pending, plan }: DrawnFigures, words: ChartWords): Series[] {
  const markLine: MarkLineComponentOption = {
    silent: true,
    z: 1,
    symbol: 'none',
    lineStyle: { color: ink.mark, width: 1, type: 'solid' },
    label: { color: ink.quiet, fontSize: SMALL, formatter: `截至${words.asOf}月`, position: 'end', distance: 5 },
    data: [{ xAxis: words.asOf - 1 }],
  };
  const last = lastIndex(own);
  if (words.isMonthly) {
    // A month that waits for approval stands hollow in its place; a correction is a mark beside what it would replace.
    const data = own.map((value, index) => {
      const waiting = pending[index] ?? null;
      if (value === null && waiting !== null) {
        return {
          value: waiting,
          itemStyle: { ...hollow, borderType: [3, 2] },
          label: barLabel(`${words.pending[index] ?? ''} 未审`),
        };
      }
      return value === null || index !== last || last === 11
        ? value
        : { value, label: barLabel(words.own[index] ?? '') };
    });
    const corrections = pending.map((value, index) => (own[index] === null ? null : value));
    const series: Series[] = [
      {
        ...still,
        type: 'bar',
        data,
        barWidth: '28%',
        barGap: '10%',
        itemStyle: { color: ink.own },
        z: 3,
        markLine,
      },
    ];
    if (has(corrections)) series.push(pendingMarks(corrections, words));
    return series;
  }
  const points = own.map((value, index) => {
    if (value === null || index !== last || last === 11) return value;
    const isBelowPlan = (plan[index] ?? value) > value;
    const label = {
      ...halo,
      show: true,
      position: isBelowPlan ? ('bottom' as const) : ('top' as const),
      distance: 7,
      color: ink.own,
      fontWeight: 600 as const,
      formatter: words.own[index] ?? '',
    };
    return { value, label };
  });
  const series: Series[] = [];
  if (has(bars))
    series.push({
      ...still,
      type: 'bar',
      data: bars,
      barWidth: '44%',
      itemStyle: { color: ink.own, opacity: 0.22 },
      z: 2,
    });
  series.push({
    ...line(own, { color: ink.own, width: 2.25 }, 5),
    data: points,
    symbol: 'circle',
    symbolSize: 5,
    itemStyle: { color: ink.own },
    markLine,
  });
  if (has(pending)) series.push(pendingMarks(pending, words));
  return series;
}

function lastIndex(values: readonly (number | null)[]): number {
  for (let index = values.length - 1; index >= 0; index -= 1) if (values[index] !== null) return index;
  return -1;
}
