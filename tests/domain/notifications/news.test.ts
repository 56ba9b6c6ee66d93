import { describe, expect, it, test } from 'vitest';
import { alertNotices, newsOfAlerts } from '#domain/notifications/alert-news.ts';
import { carries } from '#domain/notifications/channels.ts';
import { type Audience, audienceOf, type newsEvents, noticeOf } from '#domain/notifications/news.ts';
import { type Person, recipientsOf } from '#domain/notifications/recipients.ts';

const alert = { alertId: 7, title: '全州基本养老参保人数差 4.94 万人', year: 2024, month: 10 };
const place = { month: '2024-10', department: { code: 'dept03', name: '财务科' } };

const people: Person[] = [
  { id: 1, role: 'leader', department: null, deputyFor: [] },
  { id: 2, role: 'officer', department: null, deputyFor: [] },
  { id: 3, role: 'head', department: 'dept03', deputyFor: [] },
  { id: 4, role: 'head', department: 'dept04', deputyFor: ['dept03'] },
  { id: 5, role: 'admin', department: null, deputyFor: [] },
  { id: 6, role: 'auditor', department: null, deputyFor: [] },
];

test.each<[(typeof newsEvents)[number], number[]]>([
  ['alert.red', [1, 2, 3]],
  ['alert.new', [2, 3]],
  ['alert.worsened', [1, 2, 3]],
  ['alert.escalated', [1, 2, 3]],
  ['alert.overdue', [1, 2, 3]],
  ['target.propose', [1]],
  ['target.approve', [2, 3]],
  ['target.decline', [2]],
  ['alert.instruct', [3]],
  ['alert.rectify', [1]],
  ['report.submit', [2]],
  ['report.return', [3, 4]],
  ['report.remind', [3, 4]],
])('%s is told to %j', (event, ids) => {
  expect(recipientsOf(audienceOf(event), people, 'dept03', null).map(({ id }) => id)).toEqual(ids);
});

test('nobody is told of the own act, and no head of what concerns no department', () => {
  const audience: Audience[] = ['leader', 'officer', 'department', 'reporters'];
  expect(recipientsOf(audience, people, 'dept03', 3).map(({ id }) => id)).toEqual([1, 2, 4]);
  expect(recipientsOf(audience, people, null, null).map(({ id }) => id)).toEqual([1, 2]);
});

describe('the words', () => {
  it('name the happening, the place and who did it', () => {
    expect(noticeOf('alert.instruct', { ...alert, text: '请分析缺口' }, '王主任', '31')).toEqual({
      event: 'alert.instruct',
      level: null,
      key: 'alert.instruct:31',
      title: '批示：全州基本养老参保人数差 4.94 万人',
      text: '王主任：请分析缺口',
      path: '/alerts/7?year=2024&month=10',
    });
    expect(noticeOf('report.return', { ...place, reason: '核对第 2 行' }, '李', 'v3')).toMatchObject({
      title: '已退回：财务科 2024年10月月报',
      text: '李：核对第 2 行',
      path: '/reports?year=2024&month=10&department=dept03',
    });
    expect(noticeOf('report.submit', place, '张', 'v2').path).toBe(
      '/reviews?year=2024&month=10&department=dept03&at=2024-10',
    );
    expect(noticeOf('report.remind', { ...place, dueDate: '2024-11-05' }, '李', 'd').text).toContain('2024-11-05');
  });

  it('say by when something will be done, where a day was named', () => {
    const answer = { ...alert, text: '专项扩面', dueDate: '2024-12-20' };
    expect(noticeOf('alert.rectify', answer, '科长', '1').text).toBe('科长：专项扩面（完成时限 2024-12-20）');
    expect(noticeOf('alert.rectify', { ...answer, dueDate: null }, '科长', '1').text).toBe('科长：专项扩面');
  });
});

describe('what an evaluation has found', () => {
  const idle = { overdueOn: null, escalatedOn: null, mutedUntil: null };
  const red = { id: 1, level: 'red', state: 'open', ...idle } as const;
  const yellow = { ...red, level: 'yellow' } as const;

  test.each([
    ['a new red one', [], red, ['alert.red']],
    ['a new yellow one', [], yellow, ['alert.new']],
    ['one that turned red', [yellow], red, ['alert.worsened']],
    ['one that became milder', [red], yellow, []],
    ['one that came back', [{ ...red, state: 'closed' as const }], red, ['alert.red']],
    ['one that stood before', [red], { ...red, state: 'handling' as const }, []],
    ['one that was closed', [red], { ...red, state: 'closed' as const }, []],
    ['one that is watched first', [], { ...red, state: 'pending' as const }, []],
    ['one watched long enough', [{ ...red, state: 'pending' as const }], red, ['alert.red']],
    ['one that is muted', [], { ...red, mutedUntil: '2024-12-01' }, []],
    ['one that is muted no more', [{ ...red, mutedUntil: '2024-11-01' }], red, ['alert.red']],
    ['one left lying', [yellow], { ...yellow, escalatedOn: '2024-11-02' }, ['alert.escalated']],
    ['one told before', [{ ...red, escalatedOn: '2024-11-01' }], { ...red, escalatedOn: '2024-11-01' }, []],
    [
      'one left lying again',
      [{ ...red, escalatedOn: '2024-11-01' }],
      { ...red, escalatedOn: '2024-11-20' },
      ['alert.escalated'],
    ],
    ['one past its date', [red], { ...red, overdueOn: '2024-11-02' }, ['alert.overdue']],
    ['one worse and past its date', [yellow], { ...red, overdueOn: '2024-11-02' }, ['alert.worsened', 'alert.overdue']],
    ['one past its date while muted', [red], { ...red, mutedUntil: '2024-12-01', overdueOn: '2024-11-02' }, []],
  ])('%s', (_name, before, after, events) => {
    expect(newsOfAlerts(before, [after]).map(({ event }) => event)).toEqual(events);
  });

  const found = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: index + 1,
      year: 2024,
      level: 'red' as const,
      title: `甲${index + 1}`,
      message: '乙',
    }));

  it('is told one by one up to three, and together from four on', () => {
    expect(alertNotices('alert.red', [], 10, 't')).toEqual([]);
    expect(alertNotices('alert.red', found(3), 10, 't').map(({ key }) => key)).toEqual([
      'alert.red:1:t',
      'alert.red:2:t',
      'alert.red:3:t',
    ]);
    expect(alertNotices('alert.red', found(4), 10, 't')).toMatchObject([
      { title: '新增 4 条红色预警', text: '甲1；甲2；甲3 等。', path: '/alerts?year=2024&month=10&level=red' },
    ]);
    expect(alertNotices('alert.escalated', found(4), 10, 't')).toMatchObject([
      { title: '4 条红色预警无人处理，报请领导阅处', path: expect.stringContaining('state=escalated') },
    ]);
  });

  it('says since when nobody has acted before the words of the alert', () => {
    const [notice] = alertNotices('alert.escalated', found(1), 10, 't', () => '3 个工作日没有处理');
    expect(notice).toMatchObject({ title: '报请领导阅处：甲1', text: '3 个工作日没有处理。乙', level: 'red' });
  });

  test.each([
    ['alert.red', 'red', true],
    ['alert.worsened', 'yellow', false],
    ['alert.overdue', 'red', false],
    ['alert.instruct', null, true],
  ] as const)('a channel of red and three events carries %s of level %s: %s', (event, level, isCarried) => {
    const channel = { events: ['alert.red', 'alert.worsened', 'alert.instruct'], levels: ['red'] } as const;
    expect(carries(channel, { event, level })).toBe(isCarried);
  });
});
