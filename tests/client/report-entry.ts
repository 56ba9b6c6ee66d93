import type { ReportEntry, ReportSummary } from '../../client/queries/reports.ts';

const NONE = Array.from({ length: 12 }, () => null);

/** 征缴额 in October after nine months of 5, approved; change what a test is about. */
export function entryOf(change: Partial<ReportEntry> = {}): ReportEntry {
  return {
    indicatorId: 1,
    code: 'LEVY-01',
    name: '三项社会保险费征缴额',
    unit: '亿元',
    category: '基金征缴',
    accumulation: 'flow',
    accumulationName: '累计数',
    decimals: 2,
    definition: '当月征缴的社会保险费。',
    value: null,
    parts: null,
    numerator: null,
    denominator: null,
    former: [],
    carried: [],
    absence: null,
    note: null,
    enteredAt: null,
    enteredBy: null,
    approvedValue: null,
    remark: null,
    lastMonth: '5.00',
    lastYear: '4.80',
    yearToDateBefore: '45.00',
    operator: '>=',
    operatorSign: '≥',
    target: '60.00',
    findings: [],
    evidence: [],
    limits: null,
    usual: null,
    history: { months: NONE.map((_, index) => (index < 9 ? '5.00' : null)), lastYear: NONE, absent: [] },
    ...change,
  };
}

/** October as a department has begun it: due, not handed in, not late; change what a test is about. */
export const draftOfOctober: ReportSummary = {
  month: '2024-10',
  state: 'draft',
  stateName: '草稿',
  isBegun: true,
  isHistory: false,
  version: 1,
  reason: null,
  submittedAt: null,
  approvedAt: null,
  isDemo: true,
  dueDate: '2024-11-05',
  isDue: true,
  isLate: false,
  lock: null,
  lastDay: null,
  lastReminder: null,
  openRechecks: 0,
};
