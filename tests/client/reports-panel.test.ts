import { expect, test } from 'vitest';
import { panelChart, panelMonths } from '../../client/pages/reports/panel/panel-series.ts';
import type { SeriesPoint } from '../../client/queries/indicators.ts';

const point = (month: string, change: Partial<SeriesPoint> = {}): SeriesPoint => ({
  month,
  value: '5.00',
  cumulative: null,
  planPath: null,
  target: null,
  operator: null,
  targetVersion: null,
  state: 'approved',
  submittedValue: null,
  isAbsent: false,
  isDemo: true,
  parts: null,
  former: [],
  history: null,
  evidence: [],
  provenance: { enteredBy: '王', enteredAt: 'a', approvedBy: '李', approvedAt: 'b', note: null },
  ...change,
});
const months = ['2023-10', '2023-11', '2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05']
  .concat(['2024-06', '2024-07', '2024-08', '2024-09', '2024-10'])
  .map((month) => point(month, { planPath: month < '2024' ? null : String(Number(month.slice(5)) * 6) }));

test('shows twelve months, the last as it is being written, without a name to it', () => {
  const shown = panelMonths({ points: months }, 'flow', '2024-10', '6.09');
  expect(shown).toHaveLength(12);
  expect(shown.at(-1)).toMatchObject({ month: '2024-10', value: '6.09', state: 'typed', enteredBy: null });
  expect(shown.at(-2)).toMatchObject({ value: '5.00', state: 'approved', enteredBy: '王', approvedBy: '李' });
});

test('makes of a year-to-date plan the share of each month, and takes that of a stock as it is', () => {
  const plans = (accumulation: 'flow' | 'stock') =>
    panelMonths({ points: months }, accumulation, '2024-10', null)
      .slice(-3)
      .map(({ plan }) => plan);
  expect(plans('flow')).toEqual(['6', '6', '6']);
  expect(plans('stock')).toEqual(['48', '54', '60']);
});

test('draws no bar for a month without a figure, and stays within its box', () => {
  const shown = panelMonths({ points: months }, 'flow', '2024-10', '-2').map((at, index) =>
    index === 3 ? { ...at, value: null } : at,
  );
  const { bars, base } = panelChart(shown, true, 240, 72);
  expect(bars).toHaveLength(11);
  expect(base).toBeLessThan(72);
  for (const { x, y, height } of bars) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(72.001);
  }
  expect(panelChart([], true, 240, 72).bars).toEqual([]);
});
