import { describe, expect, it } from 'vitest';
import { type Exact, exact } from '#domain/decimal.ts';
import { cumulativeLine, yearToDate } from '#domain/indicators/accumulation.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import { behindSince, progressOf, statusByMonth } from '#domain/indicators/progress.ts';
import { type Operator, planPathAt, type Target } from '#domain/indicators/target.ts';
import { thresholdsOf } from '#domain/settings/thresholds.ts';

const none: (Exact | null)[] = Array.from({ length: 12 }, () => null);
const months = (...values: (string | null)[]) =>
  none.map((_, index) => {
    const text = values[index];
    return text === null || text === undefined ? null : exact(text);
  });
const constant = (value: string) => none.map(() => exact(value));
const target = (operator: Operator, value: string): Target => ({
  operator,
  value: exact(value),
  basis: null,
  monthlyPlan: null,
  isDemo: false,
});
/** A year known at month `asOf` only, as its year-to-date value. */
const at = (asOf: number, value: string) => none.map((_, index) => (index === asOf - 1 ? exact(value) : null));

describe('year-to-date', () => {
  it.each([
    ['flow', '60'],
    ['stock', '30'],
    ['distinct', '30'],
    ['rate', '30'],
  ] as const)('of a %s with 10, 20, 30 is %s', (accumulation, value) => {
    expect(yearToDate(accumulation, months('10', '20', '30'), 12).value?.toFixed()).toBe(value);
  });

  it('is absent, not zero, when nothing is reported', () => {
    expect(yearToDate('flow', none, 12)).toEqual({ value: null, lastMonth: null, missing: [] });
  });

  it('tells the gaps before the last reported month', () => {
    const result = yearToDate('flow', months('1', null, '3', null), 4);
    expect(result.value?.toFixed()).toBe('4');
    expect(result.lastMonth).toBe(3);
    expect(result.missing).toEqual([2]);
  });

  it('does not look beyond the as-of month', () => {
    expect(yearToDate('flow', months('1', '2', '3'), 2).value?.toFixed()).toBe('3');
  });

  it('draws no point for a month without a figure', () => {
    const line = cumulativeLine('flow', months('1', null, '3'));
    expect(line.slice(0, 4).map((value) => value?.toFixed() ?? null)).toEqual(['1', null, '4', null]);
  });
});

describe('plan path', () => {
  it.each([
    ['flow', '>=', '240', null, 6, '120'],
    ['distinct', '>=', '240', null, 3, '60'],
    ['stock', '>=', '87.70', '77.82', 12, '87.7'],
    ['stock', '>=', '87.70', '77.82', 6, '82.76'],
    ['stock', '>=', '87.70', null, 1, '87.7'],
    ['rate', '>=', '95', '90', 1, '95'],
    ['flow', '<=', '100', null, 1, '100'],
  ] as const)('of a %s %s %s from %s in month %i is %s', (accumulation, operator, value, last, month, path) => {
    const start = last === null ? null : exact(last);
    expect(planPathAt(target(operator, value), accumulation, start, month).toFixed()).toBe(path);
  });

  it('takes the plan made by hand where there is one', () => {
    const byHand = { ...target('>=', '240'), monthlyPlan: months('10', '50') };
    expect(planPathAt(byHand, 'flow', null, 2).toFixed()).toBe('50');
    expect(planPathAt(byHand, 'flow', null, 3).toFixed()).toBe('60');
  });
});

describe('progress', () => {
  it('of the pension row: 82.76 of ≥87.70, gap 4.94, 94.37 %, behind at year end', () => {
    const progress = progressOf(
      {
        accumulation: 'stock',
        decimals: 2,
        target: target('>=', '87.70'),
        months: at(12, '82.76'),
        lastYear: none,
        asOf: 12,
      },
      thresholdsOf.strict,
    );
    expect(progress.gap?.toFixed(2)).toBe('4.94');
    expect(progress.completion?.toFixed(2)).toBe('94.37');
    expect(progress.status).toBe('behind');
    expect(progress.neededPerMonth).toBeNull();
  });

  it('divides the gap by the months left', () => {
    const progress = progressOf(
      {
        accumulation: 'stock',
        decimals: 2,
        target: target('>=', '87.70'),
        months: at(10, '82.70'),
        lastYear: none,
        asOf: 10,
      },
      thresholdsOf.strict,
    );
    expect(progress.neededPerMonth?.toFixed(2)).toBe('2.50');
  });

  it('says nothing without a target', () => {
    const input = {
      accumulation: 'flow',
      decimals: 2,
      target: null,
      months: constant('1'),
      lastYear: none,
      asOf: 12,
    } as const;
    const progress = progressOf(input, thresholdsOf.strict);
    expect(progress.value?.toFixed()).toBe('12');
    expect([progress.status, progress.gap, progress.completion]).toEqual([null, null, null]);
  });
});

/** accumulation, operator, target, value, month → strict, fiscal. Distinct is used for values given as year-to-date. */
const statusCases: [Accumulation, Operator, string, string | null, number, string, string][] = [
  ['distinct', '>=', '100', '100', 12, 'met', 'met'],
  ['distinct', '>=', '100', '100', 6, 'met', 'met'],
  ['distinct', '>=', '100', '99.99', 12, 'behind', 'behind'],
  ['distinct', '>=', '120', '57', 6, 'on-track', 'on-track'],
  ['distinct', '>=', '120', '56.99', 6, 'behind', 'on-track'],
  ['distinct', '>=', '120', '51', 6, 'behind', 'on-track'],
  ['distinct', '>=', '120', '50.99', 6, 'seriously-behind', 'on-track'],
  ['distinct', '>=', '120', '48', 6, 'seriously-behind', 'on-track'],
  ['distinct', '>=', '120', '47.99', 6, 'seriously-behind', 'behind'],
  ['distinct', '>=', '120', '35.99', 6, 'seriously-behind', 'seriously-behind'],
  ['distinct', '>=', '100', '120', 12, 'met', 'met'],
  ['distinct', '>=', '100', '120.01', 12, 'over', 'over'],
  ['rate', '>=', '50', '99', 12, 'met', 'met'],
  ['distinct', '=', '12', '12', 12, 'met', 'met'],
  ['distinct', '=', '12', '11', 12, 'behind', 'behind'],
  ['distinct', '<=', '100', '100', 12, 'met', 'met'],
  ['distinct', '<=', '100', '80', 6, 'on-track', 'on-track'],
  ['distinct', '<=', '100', '100.01', 6, 'seriously-behind', 'seriously-behind'],
  ['distinct', '>=', '100', null, 12, 'no-data', 'no-data'],
];

describe('status', () => {
  it.each(statusCases)('of a %s %s %s at %s in month %i is %s (strict), %s (fiscal)', (...row) => {
    const [accumulation, operator, goal, value, month, strict, fiscal] = row;
    const values = value === null ? none : at(month, value);
    const input = {
      accumulation,
      decimals: 2,
      target: target(operator, goal),
      months: values,
      lastYear: none,
      asOf: month,
    };
    expect(progressOf(input, thresholdsOf.strict).status).toBe(strict);
    expect(progressOf(input, thresholdsOf.fiscal).status).toBe(fiscal);
  });

  it.each([
    [0, '0', 11, 'on-track'],
    [0, '0', 12, 'seriously-behind'],
    [0, '1', 3, 'met'],
    [2, '0', 11, 'seriously-behind'],
  ])('of a single training (%i decimals, %s of 1 in month %i) is %s', (decimals, value, month, status) => {
    const input = { accumulation: 'flow', decimals, target: target('>=', '1'), lastYear: none, asOf: month } as const;
    expect(progressOf({ ...input, months: at(month, value) }, thresholdsOf.strict).status).toBe(status);
  });

  it('warns when a ceiling is about to be broken', () => {
    const input = { accumulation: 'flow', decimals: 2, target: target('<=', '100'), lastYear: none, asOf: 6 } as const;
    const spending = progressOf({ ...input, months: months('15', '15', '15', '15', '15', '15') }, thresholdsOf.strict);
    expect(spending.status).toBe('behind');
  });

  it('of each month agrees with the progress of that month', () => {
    const input = {
      accumulation: 'stock',
      decimals: 2,
      target: target('>=', '87.70'),
      months: months('78', '79', null, '81', '82'),
      lastYear: constant('77.82'),
    } as const;
    const strip = statusByMonth({ ...input, asOf: 5 }, thresholdsOf.strict);
    expect(strip[2]).toBe('no-data');
    expect(strip.slice(5)).toEqual([null, null, null, null, null, null, null]);
    for (const month of [1, 2, 4, 5]) {
      expect(strip[month - 1]).toBe(progressOf({ ...input, asOf: month }, thresholdsOf.strict).status);
    }
  });

  it('is behind since the first month of the present run', () => {
    expect(behindSince(['behind', 'on-track', 'behind', 'seriously-behind'], 4)).toBe(3);
    expect(behindSince(['behind', 'on-track'], 2)).toBeNull();
  });
});

describe('months in which nothing occurred', () => {
  it('are no gaps: a flow is known up to them, at zero while nothing has occurred at all', () => {
    expect(yearToDate('flow', months('1', null, '3', null), 4, [2, 4])).toMatchObject({ lastMonth: 4, missing: [] });
    expect(yearToDate('flow', months('1', null, '3', null), 4, [2, 4]).value?.toFixed()).toBe('4');
    expect(yearToDate('flow', none, 2, [1, 2]).value?.toFixed()).toBe('0');
    expect(yearToDate('flow', none, 2, [2]).missing).toEqual([1]);
  });

  it('leave a year-to-date count where it was and say nothing of a stock', () => {
    expect(yearToDate('distinct', months('5', null), 2, [2])).toMatchObject({ lastMonth: 2, missing: [] });
    expect(yearToDate('distinct', months('5', null), 2, [2]).value?.toFixed()).toBe('5');
    expect(yearToDate('stock', months('5', null), 2, [2]).lastMonth).toBe(1);
  });
});
