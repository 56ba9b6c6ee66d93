import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';

/** Our colours follow the theme by themselves: the SVG carries the names, the style sheet the values. */
export const ink = {
  text: 'var(--ink)',
  quiet: 'var(--ink-2)',
  card: 'var(--card)',
  grid: 'var(--line)',
  mark: 'var(--line-control)',
  own: 'var(--series-own)',
  band: 'var(--series-band)',
  lastYear: 'var(--series-last-year)',
  plan: 'var(--series-plan)',
};

export type Series = LineSeriesOption | BarSeriesOption;

export const SMALL = 12;
/** Room above the plot for the unit and the as-of mark, below it for the months. */
export const TOP = 34;
export const BOTTOM = 26;

/** Hovering must not repaint: ECharts cannot lighten a colour that is only a name, and would draw nothing. */
export const still = { silent: true, emphasis: { disabled: true } } as const;

/** Text that stays readable on top of a line. */
export const halo = { fontSize: SMALL, textBorderColor: ink.card, textBorderWidth: 3 };

export const quiet = { ...still, symbol: 'none' } as const;

export const line = (data: (number | null)[], lineStyle: LineSeriesOption['lineStyle'], z = 3): LineSeriesOption => ({
  ...quiet,
  type: 'line',
  data,
  lineStyle,
  z,
});
