import { describe, expect, it, test } from 'vitest';
import {
  addWorkingDays,
  type DayKind,
  dayAfter,
  daysBetween,
  isWorkingDay,
  nextWorkingDay,
  weekdayName,
} from '#domain/calendar/working-days.ts';

/** A week off with a Saturday worked after it, as the yearly notices arrange it. Invented for the test. */
const calendar = new Map<string, DayKind>([
  ...['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'].map((day) => [day, 'holiday'] as const),
  ['2024-09-29', 'workday'],
  ['2024-10-12', 'workday'],
]);
const plain = new Map<string, DayKind>();

test.each([
  ['2024-10-08', '周二', true],
  ['2024-10-05', '周六', false],
  ['2024-10-06', '周日', false],
  ['2024-10-01', '周二', false],
  ['2024-10-07', '周一', false],
  ['2024-09-29', '周日', true],
  ['2024-10-12', '周六', true],
  ['2024-10-13', '周日', false],
])('%s, %s, is worked: %s', (day, weekday, isWorked) => {
  expect(weekdayName(day)).toBe(weekday);
  expect(isWorkingDay(day, calendar)).toBe(isWorked);
});

test.each([
  ['2024-11-05', '2024-11-05'],
  ['2024-10-05', '2024-10-08'],
  ['2024-10-12', '2024-10-12'],
  ['2024-10-13', '2024-10-14'],
])('from %s on, the next working day is %s', (day, next) => expect(nextWorkingDay(day, calendar)).toBe(next));

test.each([
  ['2024-10-08', 0, '2024-10-08'],
  ['2024-10-05', 0, '2024-10-05'],
  ['2024-10-05', 1, '2024-10-08'],
  ['2024-10-08', 5, '2024-10-14'],
  ['2024-09-27', 1, '2024-09-29'],
  ['2024-09-30', 1, '2024-10-08'],
  ['2023-12-29', 1, '2024-01-01'],
])('%s and %i working days is %s', (day, count, result) => expect(addWorkingDays(day, count, calendar)).toBe(result));

test('refuses a count that is no whole number of days', () => {
  expect(() => addWorkingDays('2024-10-08', -1, calendar)).toThrow(RangeError);
  expect(() => addWorkingDays('2024-10-08', 1.5, calendar)).toThrow(RangeError);
});

test.each([
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2024-01-01', -1, '2023-12-31'],
])('%s and %i days is %s', (day, count, result) => {
  expect(dayAfter(day, count)).toBe(result);
  expect(daysBetween(day, result)).toBe(count);
});

describe('for every day of three years, whatever is off and whatever is worked', () => {
  /** Repeatable numbers from 0 to 1, so that a failure can be looked at again. */
  const chances = (seed: number) => () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return seed / 4_294_967_296;
  };
  const days = Array.from({ length: 1096 }, (_, index) => dayAfter('2023-01-01', index));
  const calendars = [1, 2, 3].map((seed) => {
    const chance = chances(seed);
    const kind = (): DayKind => (chance() < 0.5 ? 'holiday' : 'workday');
    return new Map(days.filter(() => chance() < 0.1).map((day) => [day, kind()]));
  });

  it('the next working day is worked, not earlier, and nothing between is worked', () => {
    for (const some of [...calendars, plain]) {
      for (const day of days) {
        const next = nextWorkingDay(day, some);
        expect(isWorkingDay(next, some)).toBe(true);
        expect(nextWorkingDay(next, some)).toBe(next);
        for (let at = day; at < next; at = dayAfter(at)) expect(isWorkingDay(at, some)).toBe(false);
      }
    }
  });

  it('adding passes over exactly that many working days, and in two steps comes to the same', () => {
    for (const some of calendars) {
      for (const day of days.filter((_, index) => index % 7 === 3)) {
        const end = addWorkingDays(day, 8, some);
        const passed = Array.from({ length: daysBetween(day, end) }, (_, index) => dayAfter(day, index + 1));
        expect(passed.filter((at) => isWorkingDay(at, some))).toHaveLength(8);
        expect(isWorkingDay(end, some)).toBe(true);
        expect(addWorkingDays(addWorkingDays(day, 3, some), 5, some)).toBe(end);
      }
    }
  });
});
