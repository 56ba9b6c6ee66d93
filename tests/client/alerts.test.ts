import { describe, expect, test } from 'vitest';
import { usualSettings } from '#domain/alerts/settings.ts';
import {
  alertFilterIn,
  alertsMatching,
  countWith,
  foldedAlerts,
  listQueryIn,
} from '../../client/pages/alerts/alert-filter.ts';
import { alertLinks } from '../../client/pages/alerts/alert-links.ts';
import { checkedMove } from '../../client/pages/alerts/alert-move-draft.ts';
import {
  checkedRule,
  escalationWords,
  ruleDraftOf,
  thresholdWords,
} from '../../client/pages/alerts/alert-rule-draft.ts';
import { actorWords, closingWords, isOverdue, waitWords } from '../../client/pages/alerts/alert-words.ts';

const today = '2024-11-02';

describe('a list with contradictions by the dozen', () => {
  const plain = {
    level: 'yellow',
    state: 'open',
    department: null,
    isMuted: false,
    escalatedOn: null,
    overdueOn: null,
  } as const;
  const gap = { ...plain, rule: 'target-gap' } as const;
  const contradictions = (count: number) =>
    Array.from({ length: count }, () => ({ ...plain, rule: 'contradiction' }) as const);
  const folded = (count: number, query = {}) => {
    const { shown, folded: rest } = foldedAlerts([gap, ...contradictions(count)], alertFilterIn(query, null));
    return [shown.length, rest.length];
  };

  test('counts them in one line, so that what departments act on stands out', () => {
    expect(folded(6)).toEqual([1, 6]);
  });

  test('shows a few of them like any other, and all of them when they are asked for', () => {
    expect(folded(5)).toEqual([6, 0]);
    expect(folded(6, { rule: 'contradiction' })).toEqual([7, 0]);
  });
});

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

  test('finds what is muted, told to the leader, overdue or only watched where it is asked for', () => {
    const [alert] = all;
    const some = [
      { ...alert, isMuted: true },
      { ...alert, escalatedOn: '2024-10-21' },
      { ...alert, overdueOn: '2024-11-01' },
      { ...alert, state: 'pending' as const },
      { ...alert, state: 'closed' as const, overdueOn: '2024-11-01' },
    ];
    const found = (state?: string) => alertsMatching(some, alertFilterIn(state ? { state } : {}, null));
    expect(['muted', 'escalated', 'overdue', 'pending', 'all'].map((state) => found(state).length)).toEqual([
      1, 1, 1, 1, 5,
    ]);
    expect(found()).toEqual(some.slice(0, 3));
  });

  test('is kept on the way to an alert and back', () => {
    const query = { year: '2024', month: '10', level: 'red', state: 'muted', table: '1' };
    expect(listQueryIn(query)).toEqual({ level: 'red', state: 'muted' });
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

  test('takes a plan with a date for an acknowledgement, and an end for a mute', () => {
    const plan = { text: '十二月前完成', dueDate: '2024-12-15' };
    expect(checkedMove('acknowledge', 'open', plan, today)).toEqual({ request: { move: 'acknowledge', ...plan } });
    expect(checkedMove('mute', 'open', plan, today)).toEqual({
      request: { move: 'mute', text: plan.text, until: plan.dueDate },
    });
    expect(checkedMove('mute', 'open', { ...plan, dueDate: '' }, today)).toEqual({
      refusals: { dueDate: '请选择静默到期日' },
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

test('says until when somebody may act, as long as that is to come', () => {
  expect(waitWords({ answerBy: '2024-11-08', escalatedOn: null })).toBe('2024年11月8日前无人办理的，次日报领导');
  expect(waitWords({ answerBy: '2024-11-08', escalatedOn: '2024-11-09' })).toBe('');
  expect(waitWords({ answerBy: null, escalatedOn: null })).toBe('');
});

describe('a rule of the year', () => {
  const usual = usualSettings('budget-lag');
  const rule = { rule: 'budget-lag', version: 2 } as const;

  test('is said in words', () => {
    expect(thresholdWords('budget-lag', usual)).toBe('允许落后序时进度 20 个百分点；年末红色：执行率低于 60 %');
    expect(escalationWords(usual)).toBe('红 5 个工作日 · 黄蓝 不升级');
  });

  test('is sent as the API takes it', () => {
    const draft = { ...ruleDraftOf(usual), escalationDays: '10', redEscalationDays: ' ', reason: '按通知' };
    expect(checkedRule(draft, rule)).toEqual({
      input: { ...usual, escalationDays: 10, redEscalationDays: null, version: 2, reason: '按通知' },
    });
  });

  test('tells what is wrong by field', () => {
    const draft = { ...ruleDraftOf(usual), pendingDays: '两天', thresholds: { tolerance: '101', yearEndFloor: '60' } };
    expect(checkedRule(draft, rule)).toHaveProperty('refusals.pendingDays', '观察期应为整数');
    const bounds = checkedRule({ ...draft, pendingDays: '2', reason: '按通知' }, rule);
    expect(bounds).toEqual({
      refusals: { 'thresholds.tolerance': '“允许落后序时进度”应在 0 至 100 之间' },
    });
  });
});
