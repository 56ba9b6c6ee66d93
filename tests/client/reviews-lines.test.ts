import { expect, test } from 'vitest';
import { reviewLines, reviewSummary } from '../../client/pages/reviews/review-lines.ts';
import type { Report } from '../../client/queries/reports.ts';
import { entryOf } from './report-entry.ts';

const report = (entries: Report['entries'], state: Report['state'] = 'submitted') =>
  ({ month: '2024-10', state, entries }) as Report;

test('shows the change against last month as amount and percentage', () => {
  const [line] = reviewLines(report([entryOf({ value: '4.50' })]));
  expect(line).toMatchObject({ value: '4.50', change: '-0.50', changeRate: '-10.0', isChanged: true });
});

test('has no percentage against nothing or zero, and no change without a value', () => {
  const lines = reviewLines(
    report([entryOf({ value: '4.50', lastMonth: '0.00' }), entryOf({ value: '4.50', lastMonth: null }), entryOf()]),
  );
  expect(lines.map(({ change, changeRate }) => [change, changeRate])).toEqual([
    ['4.50', null],
    [null, null],
    [null, null],
  ]);
});

test('keeps what nobody explained apart from what is explained', () => {
  const falling = { accumulation: 'distinct', value: '4.00' } as const;
  const lines = reviewLines(report([entryOf(falling), entryOf({ ...falling, note: '核减重复' })]));
  expect(lines.map(({ isOpen }) => isOpen)).toEqual([true, false]);
  expect(lines[0]?.findings).toBe('累计数小于上次的 5，累计不应下降');
  expect(reviewSummary(lines)).toBe('共 2 项，已填 2 项，1 项有说明，1 项需核对');
});
