import { describe, expect, it } from 'vitest';
import { exact } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { type CellInput, findingsOf } from '#domain/reports/checks.ts';
import { timingOf } from '#domain/reports/due.ts';
import { type ReportMove, type ReportState, stateAfter } from '#domain/reports/moves.ts';
import { figureTextSchema } from '#domain/reports/report.ts';

const none = Array.from({ length: 12 }, () => null);
const constant = (value: string) => Array.from({ length: 12 }, () => exact(value));
const cell = (value: string | null, more: Partial<CellInput> = {}): CellInput => ({
  accumulation: 'flow',
  unit: '期',
  decimals: 0,
  value: value === null ? null : exact(value),
  months: none,
  lastYear: none,
  month: 6,
  ...more,
});
const codes = (input: CellInput) => findingsOf(input).map((finding) => `${finding.level} ${finding.code}`);

describe('checks beside a cell', () => {
  it.each([
    [cell('5'), []],
    [cell(null), ['missing missing']],
    [cell('5.5'), ['refuse too-many-decimals']],
    [cell('-1'), ['explain falling-cumulative']],
    [cell('-1', { accumulation: 'stock' }), ['refuse negative']],
    [cell('100.01', { accumulation: 'rate', unit: '%', decimals: 2 }), ['explain over-hundred']],
    [cell('100', { accumulation: 'rate', unit: '%' }), []],
    [cell('104.1', { accumulation: 'rate', unit: '%', decimals: 1, months: constant('104') }), []],
    [cell('9', { accumulation: 'distinct', months: constant('10') }), ['explain falling-cumulative']],
    [cell('10', { accumulation: 'distinct', months: constant('10') }), []],
  ] as [CellInput, string[]][])('%# finds what is wrong', (input, expected) => {
    expect(codes(input)).toEqual(expected);
  });

  it('takes a value far from the past twelve months as an outlier, a usual one not', () => {
    const lastYear = ['20', '22', '19', '21', '20', '18', '22', '20', '21', '19', '20', '21'].map(exact);
    const first = { lastYear, month: 1 };
    expect(codes(cell('21', first))).toEqual([]);
    expect(codes(cell('200', first))).toEqual(['explain outlier']);
  });

  it('judges a stock by its change, not its level', () => {
    const lastYear = ['70', '71', '72', '73', '74', '75', '76', '77', '78', '79', '80.1', '81'].map(exact);
    const stock = { accumulation: 'stock', lastYear, month: 1, decimals: 1 } as const;
    expect(codes(cell('82', stock))).toEqual([]);
    expect(codes(cell('81', stock)), 'a month without change').toEqual([]);
    expect(codes(cell('95', stock))).toEqual(['explain outlier']);
  });
});

describe('a figure as typed', () => {
  it.each(['82.76', '0', '-28.00', ' 12 '])('takes %j', (text) => {
    expect(figureTextSchema.safeParse(text).success).toBe(true);
  });
  it.each(['', '1,000', '八', '12 万', '1e5', '0.1234567', '99999999999999'])('refuses %j with a sentence', (text) => {
    const result = figureTextSchema.safeParse(text);
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.message).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('moves of a report', () => {
  it.each([
    ['draft', 'submit', 'submitted'],
    ['returned', 'submit', 'submitted'],
    ['submitted', 'approve', 'approved'],
    ['submitted', 'return', 'returned'],
    ['approved', 'reopen', 'returned'],
  ] as [ReportState, ReportMove, ReportState][])('%s → %s → %s', (from, move, to) => {
    expect(stateAfter(from, move, '理由充分')).toBe(to);
  });

  it.each([
    ['draft', 'approve'],
    ['approved', 'submit'],
    ['approved', 'return'],
    ['submitted', 'submit'],
    ['returned', 'approve'],
  ] as [ReportState, ReportMove][])('refuses to %s → %s', (from, move) => {
    expect(() => stateAfter(from, move, '理由充分')).toThrow(Failure);
  });

  it('wants a reason for returning', () => {
    expect(() => stateAfter('submitted', 'return', '')).toThrow(/原因/);
  });
});

const calendar = {
  dueDay: 5,
  shiftsToWorkingDay: true,
  graceDays: null,
  reportingFrom: '2024-01',
  overrides: new Map(),
  days: new Map(),
};

describe('timing', () => {
  it.each([
    [null, '2024-11-05', false],
    [null, '2024-11-06', true],
    [{ state: 'submitted', submittedOn: '2024-11-05' }, '2024-12-01', false],
    [{ state: 'approved', submittedOn: '2024-11-06' }, '2024-12-01', true],
    [{ state: 'returned', submittedOn: '2024-11-04' }, '2024-11-06', true],
  ] as const)('%j on %s: late is %s', (report, today, isLate) => {
    expect(timingOf('2024-10', calendar, report, today)).toEqual({ isDue: true, dueDate: '2024-11-05', isLate });
  });

  it('asks for nothing before the first month wanted', () => {
    const timing = timingOf('2023-12', calendar, null, '2024-11-02');
    expect([timing.isDue, timing.isLate]).toEqual([false, false]);
  });
});
