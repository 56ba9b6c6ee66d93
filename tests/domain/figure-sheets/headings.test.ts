import { expect, it } from 'vitest';
import { monthIn, onlyYearIn } from '#domain/figure-sheets/headings.ts';

it.each([
  ['2021年月报', 2021],
  ['2020—2021', null],
  ['文号20211234', null],
  ['无年份', null],
])('the year of “%s” is %s', (text, year) => expect(onlyYearIn([text])).toBe(year));

it('a day number past all calendars is no month', () => {
  for (const text of ['1e99', '-5', '99999999', 'x'])
    expect(monthIn({ kind: 'date', text, isFormula: false }, 2021)).toBeNull();
});
