import { expect, test } from 'vitest';
import { type FigureRef, readRef, refText } from '#domain/disclosure/figure-ref.ts';

const CASES: [string, FigureRef][] = [
  ['account:2023:income.total', { kind: 'account', year: 2023, code: 'income.total' }],
  ['budget:2023:projects.count', { kind: 'budget', year: 2023, code: 'projects.count' }],
  ['statement:2023:fund-recovered', { kind: 'statement', year: 2023, code: 'fund-recovered' }],
  ['indicator:2023:12:7', { kind: 'indicator', year: 2023, month: 12, indicatorId: 7 }],
  ['target:2023:7:31', { kind: 'target', year: 2023, indicatorId: 7, targetId: 31 }],
  ['form:4:row.0.actual', { kind: 'form', formId: 4, cell: { part: 'row', row: 0, field: 'actual' } }],
  ['form:4:fund.5.rate', { kind: 'form', formId: 4, cell: { part: 'fund', fund: 5, field: 'rate' } }],
  ['form:4:heading.department', { kind: 'form', formId: 4, cell: { part: 'heading', field: 'department' } }],
  ['form:4:goal.expected', { kind: 'form', formId: 4, cell: { part: 'goal', field: 'expected' } }],
  ['form:4:total', { kind: 'form', formId: 4, cell: { part: 'total' } }],
  ['department:count', { kind: 'department', what: 'count' }],
  ['department:names', { kind: 'department', what: 'names' }],
];

test.each(CASES)('%s names one figure, and is read as the same one', (text, ref) => {
  expect(refText(ref)).toBe(text);
  expect(readRef(text)).toEqual(ref);
});

test.each([
  '',
  'account',
  'account:2023',
  'account:2023:',
  'account:02023:income',
  'account:2023:income:total',
  'account:2023:收入',
  'indicator:2023:13:7',
  'indicator:2023:0:7',
  'indicator:2023:12',
  'target:2023:7',
  'target:2023:7:x',
  'form:4',
  'form:4:row.actual',
  'form:4:row.-1.actual',
  'form:4:row.0.colour',
  'form:4:total.0',
  'department:heads',
  'department:count:1',
  'constructor:1:2',
])('%j is no reference', (text) => {
  expect(readRef(text)).toBeNull();
});
