import { expect, test } from 'vitest';
import { reviewLines } from '../../client/pages/reviews/review-lines.ts';
import { reasonOf, returnedCells, unexplainedMark } from '../../client/pages/reviews/review-returns.ts';
import type { Report } from '../../client/queries/reports.ts';
import { entryOf } from './report-entry.ts';

const lines = reviewLines({
  month: '2024-10',
  state: 'submitted',
  entries: ['甲', '乙', '丙', '丁', '戊'].map((name, index) => entryOf({ indicatorId: index + 1, name })),
  relations: [] as Report['relations'],
} as Report);

test('sends the marked rows that say why, in the order of the rows', () => {
  expect(returnedCells(lines, { 3: ' 不符 ', 1: '多计', 2: '  ' })).toEqual([
    { indicatorId: 1, reason: '多计' },
    { indicatorId: 3, reason: '不符' },
  ]);
  expect(returnedCells(lines, {})).toEqual([]);
});

test('waits for a mark that says nothing', () => {
  expect(unexplainedMark(lines, { 1: '多计', 2: ' ' })?.cell.entry.name).toBe('乙');
  expect(unexplainedMark(lines, { 1: '多计' })).toBeNull();
});

test('proposes a reason for the whole return that names the rows', () => {
  expect(reasonOf(lines, {})).toBe('');
  expect(reasonOf(lines, { 1: '多计', 2: '不符' })).toBe('请核对甲、乙，原因见各项。');
  expect(reasonOf(lines, { 1: 'a', 2: 'b', 3: 'c', 4: 'd' })).toBe('请核对甲、乙、丙等 4 项，原因见各项。');
});
