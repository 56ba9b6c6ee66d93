import { expect, test } from 'vitest';
import { defaultPeriod, lastMonthOf, periodIn } from '../../../client/composables/period-query.ts';
import { sortedBy } from '../../../client/composables/sorting.ts';
import { sessionOf } from '../session.ts';

test.each([
  [
    { year: '2023', month: '12' },
    { year: 2023, month: 12 },
  ],
  [{ year: '2023' }, null],
  [{ year: '2023', month: '13' }, null],
  [{ year: '23', month: '1' }, null],
  [{ year: ['2023', '2024'], month: '1' }, null],
])('the address %j means %j', (query, period) => expect(periodIn(query)).toEqual(period));

test('a year ends at its last month with figures, or at the month being reported', () => {
  const session = sessionOf('leader');
  expect(lastMonthOf(session, 2023)).toBe(12);
  expect(lastMonthOf(session, 2024)).toBe(10);
  expect(
    lastMonthOf({ ...session, years: [{ year: 2025, state: 'active', lastMonth: null, openAlerts: 0 }] }, 2025),
  ).toBe(1);
});

test('an address with a year alone means that year, to its last month', () => {
  expect(defaultPeriod(sessionOf('leader'), false, 2024)).toEqual({ year: 2024, month: 10 });
  expect(defaultPeriod(sessionOf('head'), true, 2023)).toEqual({ year: 2023, month: 12 });
});

test('a head whose due month lies outside the known years starts like everybody else', () => {
  const session = sessionOf('head', { years: [{ year: 2023, state: 'closing', lastMonth: 12, openAlerts: 0 }] });
  expect(defaultPeriod(session, true)).toEqual({ year: 2023, month: 12 });
});

test('rows sort both ways, and what has no value stays last', () => {
  const rows = [{ gap: 2 }, { gap: null }, { gap: 10 }];
  const keys = { gap: (row: { gap: number | null }) => row.gap };
  expect(sortedBy(rows, keys, 'gap').map((row) => row.gap)).toEqual([2, 10, null]);
  expect(sortedBy(rows, keys, '-gap').map((row) => row.gap)).toEqual([10, 2, null]);
  expect(sortedBy(rows, keys, 'nothing')).toEqual(rows);
});
