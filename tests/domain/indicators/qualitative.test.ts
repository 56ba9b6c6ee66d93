import { describe, expect, it, test } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { formWithFigures, rowWithFigure } from '#domain/forms/figure-rows.ts';
import { progressOf, statusByMonth } from '#domain/indicators/progress.ts';
import { levelCode, levelHeight, levelOf, levels, levelText, typedLevel } from '#domain/indicators/qualitative.ts';
import type { Target } from '#domain/indicators/target.ts';
import { thresholdsOf } from '#domain/settings/thresholds.ts';

describe('a level', () => {
  it.each([
    ['1', '1'],
    ['２', '2'],
    [' 达成 ', '1'],
    ['部分达成', '2'],
    ['未达成', '3'],
    ['达成预期指标', '1'],
    ['部分达成年度指标并具有一定效果', '2'],
    ['未达成预期指标且效果较差', '3'],
    ['', null],
  ])('is read from %j', (text, value) => {
    expect(typedLevel(text)).toEqual({ ok: true, value });
  });

  it.each(['0', '4', '1.5', '-1', '达', '优', '100'])('is not %j', (text) => {
    expect(typedLevel(text)).toMatchObject({ ok: false });
  });

  it('is kept as its place in the official list and comes back', () => {
    expect(levels.map((level) => [levelCode(level).toFixed(), levelOf(levelCode(level))])).toEqual([
      ['1', 'achieved'],
      ['2', 'partly'],
      ['3', 'not'],
    ]);
    expect([levelOf(null), levelOf(exact('0')), levelOf(exact('1.5')), levelOf(exact('4'))]).toEqual(
      Array.from({ length: 4 }, () => null),
    );
    expect([levelText('2'), levelText(null), levelText('7')]).toEqual(['部分达成', null, '7']);
    expect(['1', '2', '3', null].map(levelHeight)).toEqual(['3', '2', '1', null]);
  });
});

const target: Target = { operator: '=', value: exact('1'), basis: null, monthlyPlan: null, isDemo: false };
const none = Array.from({ length: 12 }, () => null);
const input = (months: (string | null)[]) => ({
  accumulation: 'qualitative' as const,
  decimals: 0,
  target,
  months: none.map((_, index) => (months[index] ? exact(months[index]) : null)),
  lastYear: none,
  asOf: months.length,
});

test.each([
  [['1'], 'met'],
  [['2'], 'behind'],
  [['3'], 'seriously-behind'],
  [['3', '1'], 'met'],
  [[null], 'no-data'],
] as const)('levels %j make it %s, and no amount of anything', (months, status) => {
  const progress = progressOf(input([...months]), thresholdsOf.strict);
  expect(progress).toMatchObject({
    status,
    path: null,
    completion: null,
    gap: null,
    neededPerMonth: null,
    forecast: null,
  });
});

test('each month of the year is judged by itself', () => {
  expect(statusByMonth(input(['2', '1', null, '3']), thresholdsOf.strict).slice(0, 5)).toEqual([
    'behind',
    'met',
    'no-data',
    'seriously-behind',
    null,
  ]);
});

describe('a text row of a form', () => {
  const row = {
    level1: '效益指标',
    level2: '社会效益指标',
    level3: '档案管理',
    operator: null,
    target: null,
    unit: null,
    targetText: '提升',
    basis: null,
    weight: '20',
    actual: null,
    actualUnit: null,
    actualText: '提升',
    printedScore: '20.00',
    reason: null,
    indicatorId: '7',
    policyOverride: null,
    band: null,
  } as Parameters<typeof rowWithFigure>[0];

  it('stays as printed where the level says the same', () => {
    expect(rowWithFigure(row, { value: exact('1'), decimals: 0, level: 'achieved' })).toEqual(row);
  });

  it('takes another level as its band and loses the printed score', () => {
    const changed = rowWithFigure(row, { value: exact('2'), decimals: 0, level: 'partly' });
    expect(changed).toMatchObject({ band: 'partly', actual: null, printedScore: null });
    expect(changed.actualText).toBe('部分达成预期指标并具有一定效果');
  });

  it('has no actual while nothing is judged', () => {
    const form = { rows: [row] } as unknown as Parameters<typeof formWithFigures>[0];
    const figures = new Map([['7', { value: null, decimals: 0, level: null }]]);
    expect(formWithFigures(form, figures).rows[0]).toMatchObject({ actualText: null, printedScore: null });
  });
});
