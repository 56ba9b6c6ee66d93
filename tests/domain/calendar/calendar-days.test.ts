import { describe, expect, it, test } from 'vitest';
import { calendarDaysSchema, readDayList } from '#domain/calendar/calendar-days.ts';

const day = (date: string, kind: 'holiday' | 'workday', name = '国庆节') => ({ date, kind, name });

describe('a pasted list of days', () => {
  it.each([
    ['2024-10-01 国庆节 休', [day('2024-10-01', 'holiday')]],
    ['2024/10/1,国庆节,休', [day('2024-10-01', 'holiday')]],
    ['２０２４年１０月１日（周二），国庆节，休', [day('2024-10-01', 'holiday')]],
    ['2024.10.12(星期六) 国庆节 班', [day('2024-10-12', 'workday')]],
    ['2024-10-12 国庆节 上班', [day('2024-10-12', 'workday')]],
    ['2024-10-01\t国庆节', [day('2024-10-01', 'holiday')]],
    ['2024-10-01至2024-10-02 国庆节', [day('2024-10-01', 'holiday'), day('2024-10-02', 'holiday')]],
    ['2024年10月4日至6日 国庆节 休', ['04', '05', '06'].map((date) => day(`2024-10-${date}`, 'holiday'))],
    ['2024-09-30 ~ 10-01 国庆节 放假', [day('2024-09-30', 'holiday'), day('2024-10-01', 'holiday')]],
    [
      '2024-10-02 国庆节 休\r\n\r\n2024-10-01 国庆节 休\n',
      [day('2024-10-01', 'holiday'), day('2024-10-02', 'holiday')],
    ],
  ])('%j is understood', (text, days) => expect(readDayList(text)).toEqual({ days, problems: [] }));

  it.each([
    ['国庆节 休', '没有找到日期，请写作 2024-10-01 国庆节 休'],
    ['2024-02-30 春节 休', '没有这个日期，请核对'],
    ['2024-10-01', '请写明节日名称'],
    ['2024-10-01 休', '请写明节日名称'],
    ['2024-10-05 国庆节', '含周末，请在行末写明“休”或“班”'],
    ['2024-10-07至2024-10-01 国庆节 休', '结束日期早于开始日期'],
    ['2024-10-01至2025-10-07 国庆节 休', '一段最多 31 天，请核对年份'],
    ['2024-09-29（周日）、10月12日 上班', '一行只写一天或一段日期，如 2024-10-01至10-07 国庆节 休'],
  ])('%j is named, not guessed', (text, message) => {
    expect(readDayList(`2024-10-01 国庆节 休\n${text}`).problems).toEqual([{ line: 2, text, message }]);
  });

  it('tells a day that stands in it twice', () => {
    const { days, problems } = readDayList('2024-10-01至10-03 国庆节\n2024-10-02 国庆节 休');
    expect(days).toHaveLength(3);
    expect(problems).toEqual([{ line: 2, text: '2024-10-02 国庆节 休', message: '2024-10-02 重复' }]);
  });
});

test('the list that is saved holds each day once, and only days there are', () => {
  const isTaken = (days: unknown[]) => calendarDaysSchema.safeParse({ days }).success;
  expect(isTaken([day('2024-10-01', 'holiday'), day('2024-10-02', 'holiday')])).toBe(true);
  expect(isTaken([day('2024-10-01', 'holiday'), day('2024-10-01', 'workday')])).toBe(false);
  expect(isTaken([day('2024-02-30', 'holiday')])).toBe(false);
  expect(isTaken([])).toBe(false);
});
