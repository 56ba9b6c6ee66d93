import { expect, test } from 'vitest';
import { deadlineWords, faceOf, noticeOf, standingWords } from '../../client/pages/reports/report-state.ts';
import type { Report } from '../../client/queries/reports.ts';
import { draftOfOctober } from './report-entry.ts';

const TODAY = '2024-11-02';
const standing = {
  month: '2024-10',
  state: 'draft',
  isBegun: true,
  isHistory: false,
  isDue: true,
  isLate: false,
  lock: null,
} as const;
const report: Report = {
  ...draftOfOctober,
  department: { code: 'dept09', name: '档案管理科' },
  yearState: 'active',
  lastDay: '2024-11-12',
  extension: null,
  mayAskExtension: false,
  others: [],
  isEditable: true,
  moves: ['submit'],
  entries: [],
  rechecks: { mayConfirm: true, items: [] },
  relations: [],
  events: [],
};

test.each([
  [standing, 'draft', '草稿'],
  [{ ...standing, state: 'approved', isHistory: true, isDue: false }, 'history', '历史导入'],
  [{ ...standing, isBegun: false }, 'draft', '未填'],
  [{ ...standing, isLate: true }, 'overdue', '逾期'],
  [{ ...standing, month: '2024-11', isBegun: false }, 'ahead', '未到'],
  [{ ...standing, state: 'returned', isLate: true }, 'returned', '退回（已逾期）'],
  [{ ...standing, state: 'approved', isLate: true }, 'approved', '已审（逾期提交）'],
  [{ ...standing, isLate: true, lock: {} }, 'locked', '已锁定'],
  [{ ...standing, state: 'returned', isLate: true, lock: {} }, 'locked', '已锁定'],
  [{ ...standing, state: 'approved', lock: {} }, 'approved', '已审'],
  [null, 'ahead', '未到'],
] as const)('%j stands as %s: %s', (one, face, words) => {
  expect(faceOf(one, '2024-10')).toBe(face);
  expect(standingWords(one, '2024-10')).toBe(words);
});

test.each([
  [{ ...report }, TODAY, '截止 11月5日 周二（还有 3 天）'],
  [{ ...report }, '2024-11-05', '截止 11月5日 周二（今天截止）'],
  [{ ...report, isLate: true }, '2024-11-07', '截止 11月5日 周二（已逾期 2 天，可补报至 11月12日）'],
  [{ ...report, isLate: true, lastDay: null }, '2024-11-07', '截止 11月5日 周二（已逾期 2 天）'],
  [{ ...report, state: 'submitted' as const }, TODAY, '截止 11月5日 周二'],
  [{ ...report, state: 'approved' as const, isLate: true }, TODAY, '截止 11月5日 周二（逾期提交）'],
])('counts down to the deadline only while it matters (%#)', (one, today, words) => {
  expect(deadlineWords(one, today)).toBe(words);
});

test('says first that a month has not begun, then that its year is closed', () => {
  expect(noticeOf({ ...report, month: '2024-12' }, TODAY)?.title).toBe('2024年12月尚未开始');
  expect(noticeOf({ ...report, yearState: 'closed', isEditable: false }, TODAY)?.title).toBe('2024年度已关闭');
  expect(noticeOf(report, TODAY)).toBeNull();
});

test('tells who returned a report, when and why', () => {
  const event = {
    fromState: 'submitted',
    toState: 'returned',
    at: '2024-11-02T01:30:00.000Z',
    actor: '绩效管理员',
  } as const;
  const returned: Report = {
    ...report,
    state: 'returned',
    reason: '人次不符',
    events: [{ ...event, move: 'return', reason: '人次不符' }],
  };
  expect(noticeOf(returned, TODAY)).toEqual({
    title: '已退回：人次不符',
    text: '绩效管理员于 2024-11-02 09:30 退回修改。请修改后重新提交。',
    tone: 'returned',
  });
});
