import { describe, expect, it } from 'vitest';
import {
  dueDateOf,
  localDay,
  monthAfter,
  monthLabel,
  monthSchema,
  monthsBetween,
  monthsOfYear,
  reportingMonth,
} from '#domain/period.ts';

describe('months', () => {
  it.each([
    ['2023-12', 1, '2024-01'],
    ['2023-01', -1, '2022-12'],
    ['2023-10', 0, '2023-10'],
    ['2023-06', -18, '2021-12'],
  ])('%s moved by %i is %s', (month, count, result) => {
    expect(monthAfter(month, count)).toBe(result);
  });

  it('counts the months of a year and between two years', () => {
    expect(monthsOfYear(2023)).toHaveLength(12);
    expect(monthsBetween('2022-11', '2023-02')).toEqual(['2022-11', '2022-12', '2023-01', '2023-02']);
    expect(monthsBetween('2023-02', '2023-01')).toEqual([]);
  });

  it.each(['2023-13', '2023-0', '23-01', '2023-1', '2023/01', ''])('refuses %j as a month', (text) => {
    expect(monthSchema.safeParse(text).success).toBe(false);
  });

  it('is due on a day of the month after', () => {
    expect(dueDateOf('2023-12', 5)).toBe('2024-01-05');
    expect(monthLabel('2023-10')).toBe('2023年10月');
  });

  it('takes the day of Shanghai, not of Greenwich', () => {
    expect(localDay(new Date('2024-10-31T16:00:00Z'))).toBe('2024-11-01');
    expect(reportingMonth(new Date('2024-10-31T16:00:00Z'))).toBe('2024-10');
    expect(reportingMonth(new Date('2024-10-31T15:59:59Z'))).toBe('2024-09');
  });
});
