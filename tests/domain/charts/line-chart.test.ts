import { describe, expect, it } from 'vitest';
import { chartWords, type LineChart, marksOf, scaleOf } from '#domain/charts/line-chart.ts';
import { FRAME, lineChartSvg } from '#domain/charts/line-chart-svg.ts';

const none = () => new Array<string | null>(12).fill(null);
const rising = (from: number, step: number, months = 12) =>
  none().map((_, month) => (month < months ? (from + step * month).toFixed(2) : null));

const pension: LineChart = {
  unit: '万人',
  actual: rising(78.42, 0.4, 10),
  path: rising(78.64, 0.82),
  target: '87.70',
  operator: '>=',
};

/** Reproducible, so that what fails fails again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function anyChart(next: () => number): LineChart {
  const size = 10 ** Math.floor(next() * 10 - 3);
  const value = () => ((next() - (next() < 0.2 ? 0.5 : 0)) * size).toFixed(Math.floor(next() * 5));
  const line = () => none().map(() => (next() < 0.3 ? null : value()));
  return { unit: '项', actual: line(), path: line(), target: value(), operator: '>=' };
}

/** Every coordinate that the picture has. */
function placesIn(svg: string) {
  const all = (pattern: RegExp) => [...svg.matchAll(pattern)].map(([, text]) => Number(text));
  const pairs = [...svg.matchAll(/points="([^"]*)"/g)].flatMap(([, text = '']) => text.split(' '));
  return {
    x: [...all(/\b(?:x|x1|x2|cx)="([^"]*)"/g), ...pairs.map((pair) => Number(pair.split(',')[0]))],
    y: [...all(/\b(?:y|y1|y2|cy)="([^"]*)"/g), ...pairs.map((pair) => Number(pair.split(',')[1]))],
  };
}

describe('the line chart of a year', () => {
  it('draws every month that has a figure, the dashed plan, and the target', () => {
    const svg = lineChartSvg(pension, 'Song');
    expect(svg.match(/<circle/g)).toHaveLength(10 + 1);
    const [plan, actual] = [...svg.matchAll(/<polyline points="([^"]*)"[^>]*>/g)];
    expect(plan![1]!.split(' ')).toHaveLength(12);
    expect(plan![0]).toContain('stroke-dasharray');
    expect(actual![1]!.split(' ')).toHaveLength(10);
    expect(actual![0]).not.toContain('stroke-dasharray');
    expect(svg).toContain('年度目标 ≥87.70');
    expect(svg).toContain('>82.02</text>');
    expect(svg).toContain('单位：万人，纵轴不从 0 起');
  });

  it('breaks the line where a month has no figure', () => {
    const actual = rising(1, 1, 8).map((value, month) => (month === 3 ? null : value));
    const svg = lineChartSvg({ ...pension, actual }, 'Song');
    const lines = [...svg.matchAll(/<polyline points="([^"]*)" fill="none" stroke="#000000"/g)];
    expect(lines.map(([, points]) => points!.split(' ').length)).toEqual([3, 4]);
  });

  it('keeps whatever it is given inside its frame, and never says NaN', () => {
    const next = chance(20241031);
    const constant = { ...pension, actual: none(), path: none() };
    const charts = [
      { ...constant, target: '0' },
      { ...constant, target: '-3' },
      { ...constant, target: '87.70', path: none().map(() => '87.70') },
      ...Array.from({ length: 500 }, () => anyChart(next)),
    ];
    for (const chart of charts) {
      const svg = lineChartSvg(chart, 'Song');
      const { x, y } = placesIn(svg);
      const said = JSON.stringify(chart);
      expect(svg, said).not.toMatch(/NaN|Infinity|undefined/);
      expect(x.length, said).toBeGreaterThan(20);
      expect(Math.min(...x), said).toBeGreaterThanOrEqual(0);
      expect(Math.max(...x), said).toBeLessThanOrEqual(FRAME.width);
      expect(Math.min(...y), said).toBeGreaterThanOrEqual(0);
      expect(Math.max(...y), said).toBeLessThanOrEqual(FRAME.height);
    }
  });

  it('takes a unit as text, whatever stands in it', () => {
    expect(lineChartSvg({ ...pension, unit: '<script>"&' }, 'Song')).toContain('单位：&lt;script&gt;&quot;&amp;');
  });

  it.each<[string, Partial<LineChart>, string[]]>([
    [
      'from zero for a count',
      { actual: rising(3, 3, 9), path: rising(3.5, 3.5), target: '42' },
      ['0', '10', '20', '30', '40', '50'],
    ],
    ['near the values of a stock', {}, ['78', '80', '82', '84', '86', '88']],
    [
      'with the decimals of its step',
      { actual: none(), path: none(), target: '0.9' },
      ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0'],
    ],
    [
      'below zero where values are',
      { actual: ['-3', ...none().slice(1)], path: none(), target: '1' },
      ['-3', '-2', '-1', '0', '1'],
    ],
  ])('has its axis %s', (_, change, marks) => {
    expect(marksOf(scaleOf({ ...pension, ...change })).map(({ text }) => text)).toEqual(marks);
  });

  it('says in words what it shows', () => {
    const words = chartWords('参保人数', 2024, { ...pension, actual: rising(78.42, 0.4, 2) });
    expect(words).toBe(
      '折线图：参保人数，2024年各月，单位 万人。实际完成：1月 78.42（序时目标 78.64），2月 78.82（序时目标 79.46）。年度目标 ≥87.70。',
    );
    expect(chartWords('参保人数', 2024, { ...pension, actual: none() })).toContain('实际完成：没有已审核的数据。');
  });
});
