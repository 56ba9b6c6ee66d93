import { expect, test } from 'vitest';
import { orderedLines, reviewLines, reviewSummary } from '../../client/pages/reviews/review-lines.ts';
import type { Report } from '../../client/queries/reports.ts';
import { entryOf } from './report-entry.ts';

const report = (entries: Report['entries'], state: Report['state'] = 'submitted') =>
  ({ month: '2024-10', state, entries, relations: [] as Report['relations'] }) as Report;

test('shows the change against last month and last year as amount and percentage', () => {
  const [line] = reviewLines(report([entryOf({ value: '4.50' })]));
  expect(line).toMatchObject({
    value: '4.50',
    toLastMonth: { amount: '-0.50', rate: '-10.0', isChanged: true },
    toLastYear: { amount: '-0.30', rate: '-6.3', isChanged: true },
  });
});

test('has no percentage against nothing or zero, and no change without a value', () => {
  const lines = reviewLines(
    report([entryOf({ value: '4.50', lastMonth: '0.00' }), entryOf({ value: '4.50', lastMonth: null }), entryOf()]),
  );
  expect(lines.map(({ toLastMonth }) => [toLastMonth.amount, toLastMonth.rate])).toEqual([
    ['4.50', null],
    [null, null],
    [null, null],
  ]);
});

test('puts the largest change first: from zero, then by percent up or down, unchanged and unfilled last', () => {
  const lines = reviewLines(
    report([
      entryOf({ name: '未填' }),
      entryOf({ name: '持平', value: '5.00' }),
      entryOf({ name: '小增', value: '5.10' }),
      entryOf({ name: '大减', value: '4.00' }),
      entryOf({ name: '新增', value: '1.00', lastMonth: '0.00' }),
      entryOf({ name: '仅去年', value: '5.28', lastMonth: null, lastYear: '4.80' }),
    ]),
  );
  const names = (order: 'change' | 'indicator') => orderedLines(lines, order).map(({ cell }) => cell.entry.name);
  expect(names('change')).toEqual(['新增', '大减', '仅去年', '小增', '持平', '未填']);
  expect(names('indicator')[0]).toBe('未填');
});

test('keeps what nobody explained apart from what is explained', () => {
  const falling = { accumulation: 'distinct', value: '4.00' } as const;
  const lines = reviewLines(report([entryOf(falling), entryOf({ ...falling, note: '核减重复' })]));
  expect(lines.map(({ isOpen }) => isOpen)).toEqual([true, false]);
  expect(lines[0]?.findings).toBe('累计数小于上次的 5，累计不应下降；应填年初至今的总数，不是当月新增');
  expect(reviewSummary(lines)).toBe('共 2 项，已填 2 项，1 项有说明，1 项需核对');
});
