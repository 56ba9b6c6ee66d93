import type { ReportEntry } from '../../client/queries/reports.ts';

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
    history: { months: NONE.map((_, index) => (index < 9 ? '5.00' : null)), lastYear: NONE },
    ...change,
  };
}
