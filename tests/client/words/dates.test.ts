import { expect, test } from 'vitest';
import { clockWords, dayWords, dueWords, monthWords, timeWords } from '../../../client/words/dates.ts';

test('months and days are written in Chinese', () => {
  expect(monthWords('2023-10')).toBe('2023年10月');
  expect(monthWords(null)).toBe('—');
  expect(dayWords('2024-11-02')).toBe('2024年11月2日');
});

test.each(['2024-11-02T14:02:11+08:00', '2024-11-02T06:02:11Z'])('%s is shown on the clock of the center', (time) => {
  expect(timeWords(time)).toBe('2024-11-02 14:02');
  expect(clockWords(time)).toBe('14:02:11');
});

test('midnight is 00:00 of the day it begins', () =>
  expect(timeWords('2024-11-01T16:00:00Z')).toBe('2024-11-02 00:00'));

test.each([
  ['2024-11-02', '还有 3 天'],
  ['2024-11-05', '今天截止'],
  ['2024-11-07', '已过期 2 天'],
])('on %s a report due on 2024-11-05 is "%s"', (today, words) => expect(dueWords(today, '2024-11-05')).toBe(words));
