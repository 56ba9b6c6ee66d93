import { describe, expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import { paceTowards, usualPaceOf, valueAtPace } from '#domain/indicators/pace.ts';

const year = (...values: (string | null)[]) =>
  Array.from({ length: 12 }, (_, index) => (values[index] ? exact(values[index]) : null));

describe('a usual month', () => {
  it.each<[Accumulation, (string | null)[], number[], string | null]>([
    ['flow', ['10', null, '20'], [], '15'],
    ['flow', ['10', null, '20'], [2], '10'],
    ['distinct', ['10', null, '30'], [], '10'],
    ['stock', ['80', '82', '81'], [], '1.5'],
    ['rate', ['95', '95', '95'], [], null],
    ['flow', [], [], null],
    ['qualitative', ['3'], [], null],
  ])('of a %s with %j is %s %s', (accumulation, values, absent, pace) => {
    const input = { accumulation, months: year(...values), lastYear: year(), asOf: 3, absent };
    expect(usualPaceOf(input)?.toFixed() ?? null).toBe(pace);
  });

  it('leads to a value, and the value back to it', () => {
    const value = valueAtPace(exact('82'), exact('0.38'), 2);
    expect(value.toFixed()).toBe('82.76');
    expect(paceTowards(exact('82'), value, 2)?.toFixed()).toBe('0.38');
    expect(paceTowards(exact('82'), value, 0)).toBeNull();
  });
});
