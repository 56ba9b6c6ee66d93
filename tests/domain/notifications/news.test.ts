import { describe, expect, it, test } from 'vitest';
import { type Audience, audienceOf, type newsEvents, noticeOf } from '#domain/notifications/news.ts';
import { type Person, recipientsOf } from '#domain/notifications/recipients.ts';
import { newlyRed, redNotices } from '#domain/notifications/red-alerts.ts';

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

describe('red alerts', () => {
  const red = { id: 1, level: 'red', state: 'open', mutedUntil: null } as const;

  test.each([
    ['a new one', [], red, true],
    ['one that turned red', [{ ...red, level: 'yellow' as const }], red, true],
    ['one that came back', [{ ...red, state: 'closed' as const }], red, true],
    ['one that stood before', [red], { ...red, state: 'handling' as const }, false],
    ['one that was closed', [red], { ...red, state: 'closed' as const }, false],
    ['one that is watched first', [], { ...red, state: 'pending' as const }, false],
    ['one watched long enough', [{ ...red, state: 'pending' as const }], red, true],
    ['one that is muted', [], { ...red, mutedUntil: '2024-12-01' }, false],
    ['one that is muted no more', [{ ...red, mutedUntil: '2024-11-01' }], red, true],
    ['a yellow one', [], { ...red, level: 'yellow' as const }, false],
  ])('%s', (_name, before, after, isNews) => {
    expect(newlyRed(before, [after])).toEqual(isNews ? [after] : []);
  });

  const found = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: index + 1,
      year: 2024,
      title: `甲${index + 1}`,
      message: '乙',
    }));

  it('are told one by one up to three, and together from four on', () => {
    expect(redNotices([], 10, 't')).toEqual([]);
    expect(redNotices(found(3), 10, 't').map(({ key }) => key)).toEqual([
      'alert.red:1:t',
      'alert.red:2:t',
      'alert.red:3:t',
    ]);
    expect(redNotices(found(4), 10, 't')).toMatchObject([
      { title: '新增 4 条红色预警', text: '甲1；甲2；甲3 等。', path: '/alerts?year=2024&month=10&level=red' },
    ]);
  });
});
