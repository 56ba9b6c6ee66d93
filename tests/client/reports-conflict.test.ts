import { expect, test } from 'vitest';
import { changedBetween, conflictsOf, stillTyped } from '../../client/pages/reports/report-conflict.ts';
import { entryOf } from './report-entry.ts';

const before = [entryOf({ indicatorId: 1, value: '5.00' }), entryOf({ indicatorId: 2, value: '7.00', note: '旧' })];
const after = [
  entryOf({ indicatorId: 1, value: '6.00', enteredBy: '王科长', enteredAt: '2024-11-02T01:00:00.000Z' }),
  entryOf({ indicatorId: 2, value: '7.00', note: '旧' }),
];

test('asks about a cell that both changed to different values', () => {
  expect(conflictsOf(before, after, { 1: { value: '5.5' }, 2: { value: '8' } })).toEqual([
    expect.objectContaining({ indicatorId: 1, field: 'value', mine: '5.5', theirs: '6.00', by: '王科长' }),
  ]);
});

test('does not ask when both typed the same, or when only one side changed', () => {
  expect(conflictsOf(before, after, { 1: { value: '6' } })).toEqual([]);
  expect(conflictsOf(before, after, { 2: { value: '8' } })).toEqual([]);
});

test('keeps my note beside their figure without a question', () => {
  expect(conflictsOf(before, after, { 1: { note: '补缴' } })).toEqual([]);
  expect(stillTyped(after, { 1: { note: '补缴' } })).toEqual({ 1: { note: '补缴' } });
});

test('asks about notes as well', () => {
  const noted = [entryOf({ indicatorId: 2, value: '7.00', note: '他们的' })];
  expect(conflictsOf(before, noted, { 2: { note: '我的' } })).toMatchObject([
    { field: 'note', mine: '我的', theirs: '他们的' },
  ]);
});

test('loses nothing that was typed and drops what is saved by now', () => {
  expect(stillTyped(after, { 1: { value: '6', note: '' }, 2: { value: '不详' } })).toEqual({ 2: { value: '不详' } });
});

test('counts the cells others changed', () => {
  expect(changedBetween(before, after)).toBe(1);
});
