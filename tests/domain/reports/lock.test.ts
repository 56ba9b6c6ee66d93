import { describe, expect, it, test } from 'vitest';
import type { DayKind } from '#domain/calendar/working-days.ts';
import { dueDateIn, graceEndIn, isOverrideInRange, type ReportingCalendar, timingOf } from '#domain/reports/due.ts';
import { type LockFacts, lastDayToEdit, lockOf, refuseLocked } from '#domain/reports/lock.ts';

/** Invented for the test: a week off in October, a Saturday worked after it. */
const days = new Map<string, DayKind>([
  ...['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'].map((day) => [day, 'holiday'] as const),
  ['2024-10-12', 'workday'],
]);
const calendar: ReportingCalendar = {
  dueDay: 5,
  shiftsToWorkingDay: true,
  graceDays: 5,
  reportingFrom: '2024-01',
  overrides: new Map([['2024-01', '2024-02-20']]),
  days,
};

describe('the due day', () => {
  it.each([
    ['2024-10', {}, '2024-11-05'],
    ['2024-09', {}, '2024-10-08'],
    ['2024-09', { shiftsToWorkingDay: false }, '2024-10-05'],
    ['2024-09', { dueDay: 12 }, '2024-10-12'],
    ['2024-12', {}, '2025-01-06'],
    ['2024-01', {}, '2024-02-20'],
    ['2024-01', { overrides: new Map([['2024-01', '2024-02-18']]) }, '2024-02-18'],
  ])('of %s with %j is %s', (month, change, date) => expect(dueDateIn(month, { ...calendar, ...change })).toBe(date));

  it('makes a report late from the day after', () => {
    const sent = (submittedOn: string) => ({ state: 'submitted' as const, submittedOn });
    expect(timingOf('2024-09', calendar, sent('2024-10-08'), '2024-11-02').isLate).toBe(false);
    expect(timingOf('2024-09', calendar, sent('2024-10-09'), '2024-11-02').isLate).toBe(true);
    expect(timingOf('2024-09', calendar, null, '2024-10-08').isLate).toBe(false);
    expect(timingOf('2024-09', calendar, null, '2024-10-09').isLate).toBe(true);
  });

  it('may be set within the two months after', () => {
    expect(
      ['2024-01-31', '2024-02-01', '2024-03-31', '2024-04-01'].map((day) => isOverrideInRange('2024-01', day)),
    ).toEqual([false, true, true, false]);
  });
});

const draft: LockFacts = {
  month: '2024-09',
  state: 'draft',
  yearState: 'active',
  returnedOn: null,
  extendedUntil: null,
};

describe('the lock', () => {
  // Due on the 8th; five working days, the Saturday worked among them: until Monday the 14th.
  it.each([
    ['never handed in', {}, {}, '2024-10-14'],
    ['no grace', {}, { graceDays: 0 }, '2024-10-08'],
    ['never locked', {}, { graceDays: null }, null],
    ['handed in', { state: 'submitted' }, {}, null],
    ['approved', { state: 'approved' }, {}, null],
    ['returned before it was due', { state: 'returned', returnedOn: '2024-10-03' }, {}, '2024-10-14'],
    ['returned after the grace', { state: 'returned', returnedOn: '2024-10-31' }, {}, '2024-11-07'],
    ['returned, never locked', { state: 'returned', returnedOn: '2024-10-31' }, { graceDays: null }, null],
    ['extended', { extendedUntil: '2024-11-10' }, {}, '2024-11-10'],
    ['extended less far than the grace', { extendedUntil: '2024-10-09' }, {}, '2024-10-14'],
    ['from before the installation', { month: '2023-12' }, {}, null],
    ['in a year being closed: no grace', { yearState: 'closing' }, {}, '2024-10-08'],
    [
      'in a year being closed, even where nothing else locks',
      { yearState: 'closing' },
      { graceDays: null },
      '2024-10-08',
    ],
    ['extended in a year being closed', { yearState: 'closing', extendedUntil: '2024-10-31' }, {}, '2024-10-31'],
    [
      'reopened in a year being closed',
      { yearState: 'closing', state: 'returned', returnedOn: '2024-10-31' },
      {},
      '2024-11-07',
    ],
  ] satisfies [string, Partial<LockFacts>, Partial<ReportingCalendar>, string | null][])(
    'of a report %s comes after %s',
    (_what, facts, change, lastDay) => {
      const all = { ...draft, ...facts };
      const some = { ...calendar, ...change };
      expect(lastDayToEdit(all, some)).toBe(lastDay);
      expect(lockOf(all, some, lastDay ?? '2030-01-01')).toBeNull();
      if (lastDay !== null) expect(lockOf(all, some, '2030-01-01')).toMatchObject({ lastDay });
    },
  );

  it('of a closed year holds in every state', () => {
    for (const state of ['draft', 'submitted', 'returned', 'approved'] as const) {
      const facts = { ...draft, state, yearState: 'closed', extendedUntil: '2030-01-01' } as const;
      expect(lockOf(facts, calendar, '2024-10-01')).toEqual({ reason: 'year-closed', lastDay: null });
    }
  });

  it('says why and what to do', () => {
    const refusal = (facts: Partial<LockFacts>) => {
      const lock = lockOf({ ...draft, ...facts }, calendar, '2024-11-02');
      return () => refuseLocked('2024-09', lock!);
    };
    expect(refusal({})).toThrow('2024年9月月报可填报至 2024-10-14，现已锁定。请在填报页申请延期');
    expect(refusal({ yearState: 'closing' })).toThrow('2024年度正在年终结账，未按期提交的2024年9月月报已锁定');
    expect(refusal({ yearState: 'closed' })).toThrow('该年度已关闭');
  });
});

test('the grace of a month ends as many working days after its due day', () => {
  expect(graceEndIn('2024-09', calendar)).toBe('2024-10-14');
  expect(graceEndIn('2024-09', { ...calendar, graceDays: null })).toBeNull();
});
