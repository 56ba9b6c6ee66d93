import { describe, expect, test } from 'vitest';
import { alertFilterIn, alertsMatching, countWith } from '../../client/pages/alerts/alert-filter.ts';
import { alertLinks } from '../../client/pages/alerts/alert-links.ts';
import { checkedMove } from '../../client/pages/alerts/alert-move-draft.ts';
import { actorWords, closingWords, isOverdue } from '../../client/pages/alerts/alert-words.ts';

const today = '2024-11-02';

describe('the filter in the address', () => {
  const plain = { isMuted: false, escalatedOn: null, overdueOn: null };
  const all = [
    { level: 'red', state: 'open', rule: 'target-gap', department: { code: 'dept10', name: '甲' }, ...plain },
    { level: 'yellow', state: 'handling', rule: 'target-gap', department: { code: 'dept11', name: '乙' }, ...plain },
    { level: 'blue', state: 'closed', rule: 'over-fulfilment', department: null, ...plain },
  ] as const;

  test('shows what is not closed when nothing is asked', () => {
    expect(alertsMatching(all, alertFilterIn({}, null))).toHaveLength(2);
    expect(alertsMatching(all, alertFilterIn({ state: 'all' }, null))).toHaveLength(3);
    expect(alertsMatching(all, alertFilterIn({ state: 'closed' }, null))).toHaveLength(1);
  });

  test('keeps a head to the own department until all are asked for', () => {
    expect(alertFilterIn({ department: 'dept11' }, 'dept10').department).toBe('dept10');
    expect(alertFilterIn({ department: 'dept11', mine: '0' }, 'dept10').department).toBe('dept11');
    expect(alertFilterIn({ mine: '0' }, 'dept10').department).toBe('');
  });

  test('ignores what it does not know', () => {
    expect(alertFilterIn({ level: 'pink', state: 'x', rule: 'y' }, null)).toEqual({
      level: '',
      state: '',
      rule: '',
      department: '',
    });
  });

  test('counts what another choice would show with the rest kept', () => {
    const filter = alertFilterIn({ level: 'red' }, null);
    expect(countWith(all, filter, { level: 'yellow' })).toBe(1);
    expect(countWith(all, filter, { state: 'closed' })).toBe(0);
  });
});

test.each([
  ['indicator:1', 1, ['/indicators/1']],
  ['form:7', null, ['/forms/7']],
  ['form:11:1', 96, ['/forms/11', '/indicators/96']],
  ['report:2024-09:dept14', null, ['/reports']],
])('an alert about %s leads to where it can be seen', (subject, indicatorId, paths) => {
  expect(alertLinks({ subject, indicatorId }).map((link) => link.path)).toEqual(paths);
});

test('a late report opens at its month', () => {
  expect(alertLinks({ subject: 'report:2024-09:dept14', indicatorId: null })[0]!.query).toEqual({
    year: '2024',
    month: '9',
    department: 'dept14',
  });
});

describe('a move', () => {
  test('needs words where words are asked for', () => {
    expect(checkedMove('instruct', 'open', { text: ' 办 ', dueDate: '' }, today)).toEqual({
      refusals: { text: '请填写批示（至少 2 个字）。' },
    });
    expect(checkedMove('acknowledge', 'open', { text: '', dueDate: '' }, today)).toEqual({
      request: { move: 'acknowledge' },
    });
  });

  test('sends trimmed words, and a due date with a rectification only', () => {
    const draft = { text: ' 逐县市分析缺口 ', dueDate: '2024-12-31' };
    expect(checkedMove('rectify', 'acknowledged', draft, today)).toEqual({
      request: { move: 'rectify', text: '逐县市分析缺口', dueDate: '2024-12-31' },
    });
    expect(checkedMove('close', 'handling', draft, today)).toEqual({
      request: { move: 'close', text: '逐县市分析缺口' },
    });
  });

  test('refuses a due date that has passed', () => {
    expect(checkedMove('rectify', 'open', { text: '专项扩面', dueDate: '2024-11-01' }, today)).toEqual({
      refusals: { dueDate: '整改期限不能早于今天' },
    });
  });

  test('refuses what is too long in the words of the schema', () => {
    expect(checkedMove('instruct', 'open', { text: '字'.repeat(1001), dueDate: '' }, today)).toEqual({
      refusals: { text: '内容最多 1000 字' },
    });
  });

  test('is refused on a closed alert', () => {
    expect(checkedMove('close', 'closed', { text: '重复', dueDate: '' }, today)).toHaveProperty('refusals.text');
  });
});

test('a closed alert says why, and what no person did was the rules', () => {
  expect(
    closingWords([
      { kind: 'opened', text: '差' },
      { kind: 'close', text: '目标已调整' },
    ]),
  ).toBe('目标已调整');
  expect(closingWords([])).toBe('未写明原因');
  expect(actorWords({ kind: 'resolved', actor: '绩效管理员' })).toBe('系统核算');
  expect(actorWords({ kind: 'instruct', actor: '中心领导' })).toBe('中心领导');
});

test('only what is not closed can be overdue', () => {
  expect(isOverdue({ state: 'handling', dueDate: '2024-03-31' }, today)).toBe(true);
  expect(isOverdue({ state: 'handling', dueDate: today }, today)).toBe(false);
  expect(isOverdue({ state: 'closed', dueDate: '2024-03-31' }, today)).toBe(false);
  expect(isOverdue({ state: 'open', dueDate: null }, today)).toBe(false);
});
