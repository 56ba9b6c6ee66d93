import { describe, expect, it } from 'vitest';
import { exactOrNull } from '#domain/decimal.ts';
import { rateValue } from '#domain/indicators/rate.ts';
import { findingsOf } from '#domain/reports/checks.ts';
import { enteredValue } from '#domain/reports/entered-value.ts';

const declared = { numerator: '准确办结笔数', denominator: '全部办结笔数', unit: '笔', decimals: 0 };
const none = Array.from({ length: 12 }, () => null);

function findings(
  numerator: string | null,
  denominator: string | null,
  stored: string | null = null,
  before: string | null = null,
) {
  const counts = { numerator: exactOrNull(numerator), denominator: exactOrNull(denominator) };
  const value = rateValue(counts, 2, '%') ?? exactOrNull(stored);
  const months = none.map((_, index) => (index === 8 ? exactOrNull(before) : null));
  const input = { accumulation: 'rate', unit: '%', decimals: 2, value, months, lastYear: none, month: 10 } as const;
  return findingsOf({ ...input, parts: { ...counts, declared } }).map(({ level, code }) => `${level} ${code}`);
}

describe('the parts of a rate', () => {
  it.each([
    ['1234', '1300', []],
    [null, null, ['missing missing']],
    ['1234', null, ['missing part-missing']],
    [null, '1300', ['missing part-missing']],
    ['0', '0', ['explain zero-denominator']],
    ['1301', '1300', ['explain over-hundred']],
    ['200001', '200000', ['explain over-hundred']],
    ['-1', '1300', ['refuse negative']],
    ['1.5', '1300', ['refuse too-many-decimals']],
    ['-1', '2.5', ['refuse negative', 'refuse too-many-decimals']],
  ])('%s and %s: %j', (numerator, denominator, expected) => {
    expect(findings(numerator, denominator)).toEqual(expected);
  });

  it('leaves a rate alone that was printed without them', () => {
    expect(findings(null, null, '75.26')).toEqual([]);
  });

  it('asks once about a rate that stays past the whole for months', () => {
    expect(findings('1350', '1300', null, '103.40')).toEqual([]);
  });
});

describe('an entry of a rate', () => {
  const asked = { parts: declared, decimals: 2, unit: '%' };
  const entry = (value: string | null, numerator: string | null = null, denominator: string | null = null) => ({
    value,
    numerator,
    denominator,
  });
  const stored = (value: string | null, numerator: string | null = null) => ({
    value: exactOrNull(value),
    numerator: exactOrNull(numerator),
    denominator: null,
  });

  it.each([
    [entry(null, '1234', '1300'), null, '94.92'],
    [entry('94.92', '1234', '1300'), null, '94.92'],
    [entry('94.920', '1234', '1300'), null, '94.92'],
    [entry(null, '1234', null), null, null],
    [entry(null, '3', '0'), null, null],
    [entry(null), stored('75.26'), null],
    [entry('75.26'), stored('75.26'), '75.26'],
  ])('%j over %j comes to %s', (given, before, value) => {
    const read = enteredValue(given, asked, before);
    expect(read.refusal === null ? (read.entered.value?.toFixed() ?? null) : read.refusal).toBe(value);
  });

  it.each([
    [entry('95', '1234', '1300'), null, /应为 94.92，与提交的 95 不符/],
    [entry('95', '1234', null), null, /无法计算/],
    [entry('94.92'), null, /请填写分子和分母/],
    [entry('75.27'), stored('75.26'), /请填写分子和分母/],
    [entry('75.26'), stored('75.26', '3'), /请填写分子和分母/],
  ])('%j over %j is refused', (given, before, reason) => {
    expect(enteredValue(given, asked, before).refusal).toMatch(reason);
  });

  it('has none where the figure is entered directly', () => {
    expect(enteredValue(entry('5', '1', '2'), { ...asked, parts: null }, null).refusal).toMatch(/不按分子、分母/);
    expect(enteredValue(entry('5'), { ...asked, parts: null }, null).refusal).toBeNull();
  });
});
