import { expect, test } from 'vitest';
import {
  cellAfterKey,
  neighboursIn,
  overdueRows,
  reviewMatrix,
  reviewQueue,
} from '../../client/pages/reviews/review-matrix.ts';
import { remindable } from '../../client/pages/reviews/review-timing.ts';
import type { ReportMatrix } from '../../client/queries/reports.ts';
import { draftOfOctober } from './report-entry.ts';

const [sep, oct, nov] = ['2024-09', '2024-10', '2024-11'] as const;
const ahead = { ...draftOfOctober, month: nov, isBegun: false };
const matrix: ReportMatrix = {
  year: 2024,
  yearState: 'active',
  months: [sep, oct, nov],
  departments: [
    {
      code: 'a',
      name: '甲',
      reports: [
        { ...draftOfOctober, month: sep, state: 'approved', isLate: true },
        { ...draftOfOctober, month: oct, state: 'submitted' },
        ahead,
      ],
    },
    {
      code: 'b',
      name: '乙',
      reports: [
        { ...draftOfOctober, month: sep, state: 'submitted' },
        { ...draftOfOctober, month: oct, isBegun: false },
        ahead,
      ],
    },
    {
      code: 'c',
      name: '丙',
      reports: [
        { ...draftOfOctober, month: sep, isLate: true },
        { ...draftOfOctober, month: oct, state: 'returned' },
        ahead,
      ],
    },
  ],
};

type Row = ReportMatrix['departments'][number];
const view = reviewMatrix(matrix, sep, oct);

test('shows the month that is due even when an earlier one is looked at, and none that nobody asks for', () => {
  expect(view.columns.map(({ number }) => number)).toEqual([9, 10]);
});

test('shows a month that somebody began early', () => {
  const early = { ...matrix, departments: [{ code: 'a', name: '甲', reports: [{ ...ahead, isBegun: true }] }] };
  expect(reviewMatrix(early, oct, oct).columns.map(({ number }) => number)).toEqual([9, 10, 11]);
});

test('counts approved of due by department, and what is not handed in by month', () => {
  expect(view.rows.map(({ approved, due }) => `${approved}/${due}`)).toEqual(['1/2', '0/2', '0/2']);
  expect(view.columns.map(({ approved, due, open }) => [approved, due, open])).toEqual([
    [1, 3, 1],
    [0, 3, 2],
  ]);
});

test('counts on time, late and missing by department and by month', () => {
  expect(view.rows.map(({ onTime, late, missing }) => [onTime, late, missing])).toEqual([
    [1, 1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ]);
  expect(view.columns.map(({ onTime, late, missing }) => [onTime, late, missing])).toEqual([
    [1, 1, 1],
    [1, 0, 0],
  ]);
});

test('reminds who has not handed in the month, and nobody twice on a day', () => {
  const lastReminder = { day: '2024-11-02', at: '2024-11-02T01:00:00.000Z', by: '绩效管理员' };
  const [a, b, c] = matrix.departments as [Row, Row, Row];
  const reminded = { ...b, reports: b.reports.map((report) => ({ ...report, lastReminder })) };
  const after = reviewMatrix({ ...matrix, departments: [a, reminded, c] }, sep, oct);
  const names = (today: string) => {
    const { due, done } = remindable(after, oct, today);
    return [due.map(({ code }) => code), done.map(({ code }) => code)];
  };
  expect(names('2024-11-02')).toEqual([['c'], ['b']]);
  expect(names('2024-11-03')).toEqual([['b', 'c'], []]);
  expect(after.rows[1]?.cells[1]?.words).toBe('未填，11月2日已催办');
  expect(after.rows[1]?.cells[0]?.remindedOn, 'handed in').toBeNull();
});

test('queues what waits, the oldest month first', () => {
  const queue = reviewQueue(view);
  expect(queue.map(({ department, month }) => `${department}:${month}`)).toEqual(['b:2024-09', 'a:2024-10']);
  expect(neighboursIn(queue, null)).toMatchObject({ position: null, next: { department: 'b' } });
  expect(neighboursIn(queue, { department: 'a', month: oct })).toMatchObject({
    position: 2,
    previous: { department: 'b' },
    next: null,
  });
});

test('lists who is overdue, not who was late once', () => {
  expect(overdueRows(view)).toEqual([{ department: { code: 'c', name: '丙' }, months: [sep] }]);
});

test('marks what came late beside its state', () => {
  expect(view.rows[0]?.cells[0]).toMatchObject({ face: 'approved', isLate: true, words: '已审（逾期提交）' });
});

test.each([
  ['ArrowRight', { row: 0, column: 1 }],
  ['ArrowUp', { row: 0, column: 0 }],
  ['ArrowDown', { row: 1, column: 0 }],
  ['End', { row: 0, column: 2 }],
  ['Enter', null],
])('%s leads to %j', (key, to) => {
  expect(cellAfterKey(key, { row: 0, column: 0 }, { rows: 2, columns: 3 })).toEqual(to);
});
