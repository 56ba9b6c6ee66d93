import { describe, expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { monthAfter, monthNumber, monthOf, monthsBetween, yearOf } from '#domain/period.ts';
import { type CellInput, findingsOf } from '#domain/reports/checks.ts';
import { limitsFromHistory } from '#domain/reports/limits-from-history.ts';
import { typedEntry } from '#domain/reports/typed-entry.ts';
import { indicators2023 } from '#seeds/2023/source.ts';
import { demoFigures } from '#seeds/demo/figures.ts';

const none = Array.from({ length: 12 }, () => null);
const year = (...values: (string | null)[]) => values.map((value) => (value === null ? null : exact(value)));
const cell = (value: string | null, more: Partial<CellInput> = {}): CellInput => ({
  accumulation: 'flow',
  unit: '万元',
  decimals: 2,
  value: value === null ? null : exact(value),
  months: none,
  lastYear: none,
  month: 2,
  ...more,
});
const codes = (input: CellInput) => findingsOf(input).map(({ level, code }) => `${level} ${code}`);
const usual = { lower: exact('10'), upper: exact('20'), months: 30 };

describe('a hint', () => {
  it.each([
    ['same-as-last', cell('616.09', { months: year('616.09') })],
    ['outside-history', cell('21', { usual })],
    ['outside-history', cell('9', { usual, limits: { lower: null, upper: exact('99'), spread: null } })],
    [
      'unchanged',
      cell('78', {
        accumulation: 'stock',
        lastYear: year('60', '61', '62', '63', '64', '65', '66', '67', '68', '69', '77', '78'),
        months: year('78'),
      }),
    ],
  ])('says %s and asks for nothing', (code, input) => {
    expect(codes(input)).toEqual([`hint ${code}`]);
  });

  it.each([
    ['twelve issues again', cell('12', { months: year('12') })],
    ['the same level as last month', cell('616.09', { accumulation: 'distinct', months: year('616.09') })],
    ['a rate at its hundred', cell('100', { accumulation: 'rate', unit: '%', months: year('100') })],
    ['within the past', cell('20', { usual })],
    [
      'within what the officer allows',
      cell('21', { usual, limits: { lower: null, upper: exact('30'), spread: null } }),
    ],
  ])('is not given for %s', (_, input) => {
    expect(codes(input)).toEqual([]);
  });

  it('is not given where something weightier is said', () => {
    const limits = { lower: null, upper: exact('15'), spread: null };
    expect(codes(cell('21', { usual, limits }))).toEqual(['explain above-limit']);
    expect(codes(cell('21.555', { usual }))).toEqual(['refuse too-many-decimals']);
  });
});

describe('a figure in another unit', () => {
  const people = { accumulation: 'stock', months: year('82.76'), unit: '万人' } as const;
  it.each([
    ['827600', people, '是否按“人”填写'],
    ['0.008', { ...people, decimals: 3 }, '是否按“亿人”填写'],
    ['82.8', { ...people, months: year('828000'), unit: '人' }, '是否按“万人”填写'],
    ['0.95', { ...people, accumulation: 'rate', months: year('95'), unit: '%' }, '是否按“小数”填写'],
    ['60300', { ...people, months: year('6.03'), unit: '亿元' }, '是否按“万元”填写'],
  ] as const)('%s is asked about', (value, more, words) => {
    const [finding] = findingsOf(cell(value, more as Partial<CellInput>));
    expect(finding).toMatchObject({ level: 'explain', code: 'unit' });
    expect(finding?.message).toContain(words);
  });

  it.each(['8.2', '827.6', '82.8'])('%s is not', (value) => {
    expect(codes(cell(value, people)).filter((code) => code.includes('unit'))).toEqual([]);
  });
});

describe('未发生', () => {
  it.each(['未发生', ' 未 发生 '])('is read from %j', (text) => {
    expect(typedEntry(text, { unit: '期' })).toEqual({ ok: true, value: null, absence: 'not-occurred' });
  });

  it('is neither a number nor nothing', () => {
    expect(typedEntry('', { unit: '期' })).toEqual({ ok: true, value: null, absence: null });
    expect(typedEntry('0', { unit: '期' })).toEqual({ ok: true, value: '0', absence: null });
    expect(typedEntry('没发生', { unit: '期' }).ok).toBe(false);
  });

  it('answers an empty cell, but of a stock there always is some', () => {
    const absence = 'not-occurred' as const;
    expect(codes(cell(null))).toEqual(['missing missing']);
    expect(codes(cell(null, { absence }))).toEqual([]);
    expect(codes(cell(null, { absence, accumulation: 'stock' }))).toEqual(['explain absent-stock']);
  });
});

it('the rules keep quiet over a year of ordinary months: fewer than two cells in a hundred is spoken of', () => {
  const values = new Map(demoFigures().map(({ code, month, value }) => [`${code}:${month}`, value]));
  const counts = { cells: 0, hint: 0, explain: 0 };
  for (const month of monthsBetween('2024-01', '2024-12')) {
    for (const indicator of indicators2023) {
      const at = (when: string) => values.get(`${indicator.code}:${when}`) ?? null;
      const yearBy = (number: number) => none.map((_, index) => at(monthOf(number, index + 1)));
      const past = monthsBetween(monthAfter(month, -36), monthAfter(month, -1)).map(at);
      const proposal = limitsFromHistory(indicator, past);
      const found = findingsOf({
        ...indicator,
        parts: null,
        value: at(month),
        months: yearBy(yearOf(month)),
        lastYear: yearBy(yearOf(month) - 1),
        month: monthNumber(month),
        usual: proposal.kind === 'range' ? proposal : null,
      });
      counts.cells += 1;
      for (const { level } of found) if (level === 'hint' || level === 'explain') counts[level] += 1;
    }
  }
  expect(counts.cells).toBe(1272);
  expect(counts.hint).toBeLessThan(25);
  expect(counts.explain).toBeLessThan(25);
});
