import { expect, test } from 'vitest';
import { punctualityOf } from '#domain/reports/punctuality.ts';

const report = { state: 'draft', isDue: true, isLate: false, isHistory: false } as const;

test.each([
  ['handed in by its day', { state: 'submitted' }, 'on-time'],
  ['approved, and was in time', { state: 'approved' }, 'on-time'],
  ['approved, and came late', { state: 'approved', isLate: true }, 'late'],
  ['not there, and its day is still to come', {}, 'open'],
  ['not there, and its day has passed', { isLate: true }, 'missing'],
  ['returned, and its day has passed', { state: 'returned', isLate: true }, 'missing'],
  ['not asked for', { isDue: false }, null],
  ['brought in from a file of earlier years', { state: 'approved', isHistory: true }, null],
] as const)('a report %s', (_, change, expected) => {
  expect(punctualityOf({ ...report, ...change })).toBe(expected);
});
