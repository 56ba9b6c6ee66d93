import { describe, expect, it } from 'vitest';
import { axisScale } from '../../client/charts/axis-scale.ts';
import { spreadLabels } from '../../client/charts/end-labels.ts';
import { drawnFigures, monthlyFigures } from '../../client/charts/monthly-figures.ts';
import { monthlyFiguresOption, scaleOf } from '../../client/charts/monthly-figures-option.ts';
import { chartSummary, chartWords } from '../../client/charts/monthly-figures-words.ts';
import type { IndicatorFacts, SeriesPoint } from '../../client/queries/indicators.ts';

function point(month: string, figures: Partial<SeriesPoint> = {}): SeriesPoint {
  return {
    month,
    value: null,
    cumulative: null,
    planPath: null,
    target: null,
    operator: null,
    targetVersion: null,
    state: null,
    submittedValue: null,
    isAbsent: false,
    isDemo: false,
    parts: null,
    former: [],
    history: null,
    evidence: [],
    provenance: null,
    ...figures,
  };
}

const approved = (month: string, value: string, cumulative: string) =>
  point(month, { value, cumulative, state: 'approved', target: '240' });

const facts: IndicatorFacts = {
  id: 5,
  code: 'PUB-01',
  name: '全年微信公众号推送',
  unit: '期',
  category: '社保宣传',
  accumulation: 'flow',
  accumulationName: '累计数',
  decimals: 0,
  definition: '',
  department: { code: 'dept05', name: '宣教科' },
  operator: '>=',
  operatorSign: '≥',
  target: '240',
  basis: null,
  value: '175',
  valueMonth: 9,
  missingMonths: [],
  planPath: '180.00',
  completion: '72.92',
  scheduleProgress: '97.22',
  gap: '65',
  neededPerMonth: '21.67',
  status: 'on-track',
  forecast: {
    value: '247',
    low: '240',
    high: '250',
    method: 'run-rate',
    methodName: '按本年月均推算',
    record: { basis: 'measured', confidence: 80, tests: 5, held: 4, meanError: '6', meanErrorPercent: '2.50' },
  },
  shortage: null,
  targetSource: null,
  targetValidFrom: null,
  isDemo: false,
  level: null,
  parts: null,
};

describe('months of a year', () => {
  const points = [
    approved('2023-02', '12', '12'),
    approved('2023-12', '22', '242'),
    approved('2024-01', '22', '22'),
    approved('2024-03', '10', '32'),
    point('2024-04', { state: 'submitted', submittedValue: '5' }),
    approved('2024-05', '9', '41'),
  ];
  const rows = monthlyFigures(points, 2024, 4, 'flow');

  it('puts each month beside the same month of the year before', () => {
    expect(rows).toHaveLength(12);
    expect(rows[1]).toMatchObject({ month: 2, value: null, lastYear: '12', lastYearCumulative: '12' });
    expect(rows[11]).toMatchObject({ month: 12, lastYearCumulative: '242' });
  });

  it('keeps a missing month a gap, not a zero', () => {
    expect(drawnFigures(rows, facts, 'cumulative').own.slice(0, 4)).toEqual([22, null, 32, null]);
  });

  it('adds a submitted month to what is approved before it', () => {
    expect(rows[3]).toMatchObject({ value: null, submitted: '5', submittedCumulative: '37', state: 'submitted' });
  });

  it('shows nothing of the months after the as-of month but the plan and last year', () => {
    expect(rows[4]).toMatchObject({ hasCome: false, value: null, cumulative: null, state: null });
  });

  it('takes a correction in place of the approved figure', () => {
    const corrected = [approved('2024-01', '22', '22'), { ...approved('2024-02', '10', '32'), submittedValue: '12' }];
    expect(monthlyFigures(corrected, 2024, 2, 'flow')[1]).toMatchObject({
      cumulative: '32',
      submittedCumulative: '34',
    });
  });

  it('never adds up a stock', () => {
    const stock = [
      approved('2024-01', '80.10', '80.10'),
      point('2024-02', { state: 'submitted', submittedValue: '80.20' }),
    ];
    expect(monthlyFigures(stock, 2024, 2, 'stock')[1]).toMatchObject({ submittedCumulative: '80.20' });
  });
});

describe('what is drawn', () => {
  const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`);
  const points = months.map((month, index) =>
    index < 9
      ? { ...approved(month, '20', String(20 * (index + 1))), planPath: String(20 * (index + 1)) }
      : point(month, { target: '240', planPath: String(20 * (index + 1)) }),
  );
  const rows = monthlyFigures(points, 2024, 10, 'flow');

  it('opens the fan at the last figure and ends it at the estimate of December', () => {
    const { fan } = drawnFigures(rows, facts, 'cumulative');
    expect(fan?.low.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => null));
    expect(fan?.low[8]).toBe(180);
    expect(fan?.middle[8]).toBe(180);
    expect(fan?.high[8]).toBe(180);
    expect([fan?.low[11], fan?.middle[11], fan?.high[11]]).toEqual([240, 247, 250]);
    expect(fan?.low[9]).toBe(200);
  });

  it('has no fan at year end, without an estimate, or by single month', () => {
    expect(drawnFigures(rows, { ...facts, valueMonth: 12 }, 'cumulative').fan).toBeNull();
    expect(drawnFigures(rows, { ...facts, forecast: null }, 'cumulative').fan).toBeNull();
    expect(drawnFigures(rows, facts, 'monthly').fan).toBeNull();
  });

  it('draws the single months behind a flow only', () => {
    expect(drawnFigures(rows, facts, 'cumulative').bars[0]).toBe(20);
    expect(drawnFigures(rows, { ...facts, accumulation: 'distinct' }, 'cumulative').bars[0]).toBeNull();
  });

  it('leaves out a plan path that is the target all year', () => {
    const flat = points.map((each) => ({ ...each, planPath: '240' }));
    const drawn = drawnFigures(monthlyFigures(flat, 2024, 10, 'rate'), facts, 'cumulative');
    expect(drawn.plan.every((value) => value === null)).toBe(true);
    expect(drawn.target).toBe(240);
  });

  it('lays the needed pace over the months that are left', () => {
    const { needed } = drawnFigures(rows, facts, 'monthly');
    expect(needed.map((value) => value !== null)).toEqual(months.map((_, index) => index >= 9));
  });

  it('says the picture in one sentence, gaps included', () => {
    const gapped = rows.map((row) => (row.month === 4 ? { ...row, cumulative: null } : row));
    expect(chartSummary(gapped, facts, 2024, 'cumulative')).toBe(
      '全年微信公众号推送2024年本年累计：1月 20 期，9月 180 期，缺4月，目标 ≥240，全年预计 247（240–250）',
    );
  });

  it('gives twelve months, one unit and the target at the right end', () => {
    const drawn = drawnFigures(rows, facts, 'cumulative');
    const option = monthlyFiguresOption(drawn, chartWords(rows, facts, 2024, 10, 'cumulative'), 340);
    expect(option.animation).toBe(false);
    expect(option.xAxis).toMatchObject({ data: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] });
    expect(option.yAxis).toMatchObject({ name: '期', min: 0 });
    const labels = JSON.stringify(option.series);
    expect(labels).toContain('目标 ≥240');
    expect(labels).toContain('预计 247');
    expect(labels).toContain('截至10月');
  });

  it('draws each source its own way to its own target, called by its source', () => {
    const other = {
      sourceName: '自治区任务',
      operator: '>=' as const,
      operatorSign: '≥',
      target: '200',
      planPath: months.map((_, index) => String(10 * (index + 8))),
      validFrom: '2024-01',
      basis: null,
      completion: null,
      gap: null,
      isDemo: true,
    };
    const two = { ...facts, targetSource: '州工作要点', otherTargets: [other] };
    const drawn = drawnFigures(rows, two, 'cumulative');
    expect([drawn.target, drawn.others[0]?.target]).toEqual([240, 200]);
    expect([drawn.others[0]?.plan[0], drawn.others[0]?.plan[11]]).toEqual([80, 190]);
    const option = monthlyFiguresOption(drawn, chartWords(rows, two, 2024, 10, 'cumulative'), 340);
    const labels = JSON.stringify(option.series);
    expect(labels).toContain('州工作要点 ≥240');
    expect(labels).toContain('自治区任务 ≥200');
    expect(chartSummary(rows, two, 2024, 'cumulative')).toContain('州工作要点 ≥240，自治区任务 ≥200');
    expect(drawnFigures(rows, two, 'monthly').others).toEqual([]);
  });

  it('draws an estimate without ends as a line alone', () => {
    const untested = { ...facts, forecast: { ...facts.forecast!, low: null, high: null } };
    const { fan } = drawnFigures(rows, untested, 'cumulative');
    expect([fan?.low[11], fan?.middle[11], fan?.high[11]]).toEqual([null, 247, null]);
    expect(chartSummary(rows, untested, 2024, 'cumulative')).toMatch(/全年预计 247$/);
  });

  it('does not let a unit write into the tooltip', () => {
    const words = chartWords(rows, { ...facts, unit: '<b>' }, 2024, 10, 'cumulative');
    const { tooltip } = monthlyFiguresOption(drawnFigures(rows, facts, 'cumulative'), words, 340);
    const { formatter } = tooltip as { formatter: (shown: unknown) => string };
    expect(formatter([{ dataIndex: 0 }])).toContain('&lt;b&gt;');
  });
});

describe('the value axis', () => {
  const wish = { fromZero: false, isWhole: false };

  it.each([
    ['a line far above zero starts near its figures', [78.42, 82.76, 87.7], wish, 75, 90],
    ['a bar stands on zero', [20, 180, 240], { ...wish, fromZero: true, isWhole: true }, 0, 300],
    ['a line that starts low stands on zero', [20, 180, 240], wish, 0, 300],
    ['a count of one has whole ticks', [0, 1], { ...wish, isWhole: true }, 0, 2],
    ['a falling value below zero is seen', [-28, 30], wish, -40, 40],
  ])('%s', (_, values, wished, min, max) => {
    expect(axisScale(values, wished)).toMatchObject({ min, max });
  });

  it('leaves room around a line that never moves, and none beyond 100 %', () => {
    const scale = axisScale([95, 95, null], { ...wish, ceiling: 100 });
    expect(scale.min).toBeLessThan(95);
    expect(scale.max).toBeGreaterThan(95);
    expect(scale.max).toBeLessThanOrEqual(100);
    expect(scale.isZeroBased).toBe(false);
  });

  it('goes beyond 100 % where a figure does', () => {
    expect(axisScale([104.03, 95], { ...wish, ceiling: 100 }).max).toBeGreaterThan(104.03);
  });

  it('stands without a single figure', () => {
    expect(axisScale([null, null], wish)).toMatchObject({ min: 0 });
  });

  it('starts at zero whenever single months are drawn', () => {
    const rows = monthlyFigures([approved('2024-01', '22', '22')], 2024, 1, 'flow');
    const words = chartWords(rows, facts, 2024, 1, 'monthly');
    expect(scaleOf(drawnFigures(rows, facts, 'monthly'), words).isZeroBased).toBe(true);
  });
});

describe('labels at the end of lines', () => {
  it('stay where they are while there is room', () => {
    expect(spreadLabels([40, 100], 17, 30, 300)).toEqual([40, 100]);
  });

  it('are pushed apart in their order', () => {
    expect(spreadLabels([100, 98], 17, 30, 300)).toEqual([115, 98]);
  });

  it('come back up at the lower edge', () => {
    expect(spreadLabels([299, 298], 17, 30, 300)).toEqual([300, 283]);
  });
});
