import { describe, expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { correctionsOf, isReached, isToRecheck } from '#domain/reports/rechecks.ts';

describe('a corrected month', () => {
  // Cause, later month, is the later figure to be looked at again, does its year-to-date change by itself.
  it.each([
    ['stock', '2024-06', '2024-07', true],
    ['stock', '2024-06', '2024-12', true],
    ['stock', '2023-12', '2024-01', true],
    ['stock', '2024-06', '2024-06', false],
    ['stock', '2024-06', '2024-05', false],
    ['distinct', '2024-06', '2024-07', true],
    ['distinct', '2023-12', '2024-01', false],
    ['flow', '2024-06', '2024-07', false],
    ['rate', '2024-06', '2024-07', false],
    ['qualitative', '2024-06', '2024-07', false],
  ] as const)('of a %s in %s: the figure of %s is to be looked at again: %s', (kind, cause, later, expected) => {
    expect(isToRecheck(kind, cause, later)).toBe(expected);
  });

  it.each([
    ['flow', '2024-06', '2024-07', true],
    ['flow', '2023-12', '2024-01', false],
    ['rate', '2024-06', '2024-07', false],
  ] as const)('of a %s in %s is carried into %s: %s', (kind, cause, later, expected) => {
    expect(isReached(kind, cause, later)).toBe(expected);
  });

  it('corrects what was official and differs, withdrawn figures too, and nothing that is new', () => {
    const before = new Map([1, 2, 3].map((id) => [id, exact('5')] as const));
    const after = new Map([
      [1, exact('5.00')],
      [2, exact('6')],
      [4, exact('7')],
    ]);
    expect(correctionsOf(before, after).map(({ indicatorId, now }) => [indicatorId, now?.toFixed() ?? null])).toEqual([
      [2, '6'],
      [3, null],
    ]);
  });
});
