import { expect, test } from 'vitest';
import { approvalBatch, itemsOf, refusedIn, waitingWords } from '../../client/pages/reviews/review-batch.ts';
import type { WaitingReport } from '../../client/queries/reviews.ts';

const waiting = (department: string, openFindings: number): WaitingReport => ({
  month: '2024-10',
  department,
  name: `${department}科`,
  version: 2,
  submittedAt: null,
  openFindings,
  openRechecks: 0,
});
const reports = [waiting('a', 0), waiting('b', 2), waiting('c', 0)];

test('keeps what wants a look apart from what can go together', () => {
  const { clean, open } = approvalBatch(reports);
  expect(clean.map(waitingWords)).toEqual(['10月 a科', '10月 c科']);
  expect(open.map(waitingWords)).toEqual(['10月 b科']);
  expect(itemsOf(clean)[0]).toEqual({ month: '2024-10', department: 'a', version: 2 });
});

test('says which did not go and why', () => {
  const error = { code: 'report.version-conflict' as const, message: '该月报已被他人修改。' };
  const results = [
    { month: '2024-10', department: 'a', ok: true, error: null },
    { month: '2024-10', department: 'c', ok: false, error },
  ];
  expect(refusedIn(reports, { results })).toEqual([{ report: reports[2], reason: error.message }]);
});
