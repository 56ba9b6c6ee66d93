import { describe, expect, it } from 'vitest';
import { type HistoryMonth, historyRefusal, reportSourceOf } from '#domain/figure-sheets/history-month.ts';

const base: HistoryMonth = {
  month: '2025-06',
  startsAt: '2026-03',
  reportingMonth: '2026-04',
  report: 'none',
  isYearClosed: false,
};

describe('history', () => {
  it.each<[string, Partial<HistoryMonth>, RegExp | null]>([
    ['an earlier year', {}, null],
    ['what history brought before', { report: 'history' }, null],
    ['the running year before the start', { month: '2026-02' }, null],
    ['the first month that is reported', { month: '2026-03' }, /自2026年3月起由科室按月填报/],
    ['a month to come', { month: '2026-12' }, /由科室按月填报/],
    ['a month the department reports', { report: 'own' }, /已有科室月报/],
    ['a month before the start that the department reports', { month: '2026-02', report: 'own' }, /已有科室月报/],
    ['a closed year', { isYearClosed: true }, /2025年度已关闭/],
    ['an earlier year a department never reported', { month: '2026-06', reportingMonth: '2027-01' }, null],
    ['the year that still runs in January', { month: '2026-06', reportingMonth: '2026-12' }, /由科室按月填报/],
  ])('fills or refuses %s', (_, change, words) => {
    const refusal = historyRefusal({ ...base, ...change });
    if (words === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(words);
  });

  it('is left when the department takes the report up', () => {
    expect(reportSourceOf(null)).toBe('none');
    expect(reportSourceOf({ importId: 4, state: 'approved' })).toBe('history');
    expect(reportSourceOf({ importId: 4, state: 'returned' })).toBe('own');
    expect(reportSourceOf({ importId: null, state: 'approved' })).toBe('own');
  });
});
