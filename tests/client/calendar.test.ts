import { expect, test } from 'vitest';
import { dueOn, originWords, phaseOf, ruleWords, weeksOf } from '../../client/pages/calendar/calendar-words.ts';
import { extensionLines, orderedExtensions } from '../../client/pages/calendar/extension-words.ts';
import { shownDelegations } from '../../client/pages/delegations/delegation-words.ts';
import type { DueMonth } from '../../client/queries/calendar.ts';
import type { Delegation } from '../../client/queries/delegations.ts';
import type { Extension } from '../../client/queries/extensions.ts';

const due: DueMonth = {
  month: '2024-09',
  dueDate: '2024-10-08',
  ruleDate: '2024-10-05',
  isWorked: true,
  graceEnd: '2024-10-14',
  override: null,
};
const override = { date: '2024-10-13', reason: '系统切换', by: '绩效管理员', at: '', isDemo: false };

test.each([
  [{ dueDay: 5, shiftsToWorkingDay: true, graceDays: null }, '遇非工作日顺延至下一个工作日。逾期后不锁定。'],
  [{ dueDay: 5, shiftsToWorkingDay: false, graceDays: 0 }, '遇非工作日不顺延。截止日过后即锁定。'],
  [{ dueDay: 5, shiftsToWorkingDay: true, graceDays: 5 }, '截止日后 5 个工作日内仍可补报，此后锁定'],
])('the rule %j says %s', (rule, words) => expect(ruleWords(rule)).toContain(words));

test('says how a due day came about only where it is not simply the rule', () => {
  expect(originWords(due)).toBe('10月5日 周六非工作日，顺延');
  expect(originWords({ ...due, dueDate: '2024-10-05', isWorked: false })).toBe('非工作日，未顺延');
  expect(originWords({ ...due, override, dueDate: '2024-10-13', isWorked: false })).toBe('系统切换（非工作日）');
  expect(originWords({ ...due, ruleDate: '2024-10-08' })).toBe('');
});

test.each([
  ['2024-09-30', 'ahead'],
  ['2024-10-01', 'now'],
  ['2024-10-08', 'now'],
  ['2024-10-09', 'grace'],
  ['2024-10-14', 'grace'],
  ['2024-10-15', 'over'],
])('on %s September is %s', (today, phase) => expect(phaseOf(due, today)).toBe(phase));

test('lays a month out by weeks, Monday first', () => {
  const weeks = weeksOf('2024-09');
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2024-09-01']);
  expect(weeks[5]?.[0]).toBe('2024-09-30');
  expect(weeksOf('2024-02').flat().filter(Boolean)).toHaveLength(29);
});

test('tells on a day every report that is due on it', () => {
  const months = [due, { ...due, month: '2024-08' }, { ...due, month: '2024-10', dueDate: '2024-11-05' }];
  expect(Object.fromEntries(dueOn(months))).toEqual({
    '2024-10-08': '9月月报截止、8月月报截止',
    '2024-11-05': '10月月报截止',
  });
});

const extension: Extension = {
  id: 1,
  month: '2024-09',
  department: { code: 'dept14', name: '甲科' },
  standing: 'asked',
  asked: { by: '甲科负责人', at: '2024-11-01T03:20:00.000Z', reason: '系统升级' },
  until: null,
  reason: null,
  decidedBy: null,
  decidedAt: null,
  revokedBy: null,
  revokedAt: null,
  revokedReason: null,
  isDemo: false,
  moves: [],
};

test('puts what waits for an answer first; a head sees those of the departments filled in for', () => {
  const all: Extension[] = [
    { ...extension, id: 1, standing: 'expired' },
    { ...extension, id: 2, standing: 'in-force', department: { code: 'dept03', name: '乙科' } },
    { ...extension, id: 3 },
    { ...extension, id: 4 },
  ];
  expect(orderedExtensions(all, null).map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  expect(orderedExtensions(all, ['dept03']).map(({ id }) => id)).toEqual([2]);
});

test('tells who asked, who granted until when, and who took it back', () => {
  const decided = { decidedBy: '管理员', decidedAt: '2024-11-02T01:00:00.000Z', reason: '同意' };
  const revoked = { revokedBy: '管理员', revokedAt: '2024-11-03T01:00:00.000Z', revokedReason: '误批' };
  expect(extensionLines({ ...extension, ...decided, ...revoked, standing: 'revoked', until: '2024-11-08' })).toEqual([
    '甲科负责人 2024-11-01 11:20 申请：系统升级',
    '管理员 2024-11-02 09:00 批准至 11月8日：同意',
    '管理员 2024-11-03 09:00 撤销：误批',
  ]);
  expect(extensionLines({ ...extension, ...decided, standing: 'refused' })[1]).toBe(
    '管理员 2024-11-02 09:00 未同意：同意',
  );
});

test('shows a head the delegations given and taken on, what holds now first', () => {
  const one: Delegation = {
    id: 1,
    department: { code: 'a', name: '甲科' },
    principal: '张',
    deputy: '李',
    deputyDepartment: '乙科',
    from: '2024-11-01',
    to: '2024-11-08',
    reason: '培训',
    standing: 'over',
    createdBy: null,
    createdAt: '',
    revokedAt: null,
    isDemo: false,
    isTakenOn: false,
    mayRevoke: false,
  };
  const all: Delegation[] = [
    one,
    { ...one, id: 2, standing: 'in-force' },
    { ...one, id: 3, department: { code: 'b', name: '乙科' }, isTakenOn: true, standing: 'ahead' },
    { ...one, id: 4, department: { code: 'c', name: '丙科' } },
  ];
  expect(shownDelegations(all, 'a').map(({ id }) => id)).toEqual([2, 3, 1]);
  expect(shownDelegations(all, null)).toHaveLength(4);
});
