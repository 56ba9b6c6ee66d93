import { describe, expect, test } from 'vitest';
import { correctionStep, deadlineOf, dueDayWords, nextStep, workSentence } from '../../client/pages/work/work-words.ts';
import { taskCount } from '../../client/queries/work.ts';

const progress = (filled: number, next: number | null) => ({
  total: 3,
  filled,
  toExplain: [],
  next: next === null ? null : { indicatorId: next, name: '指标', message: '未填数值' },
});

describe('a due day', () => {
  test.each([
    ['2024-10-05', 'overdue', '逾期 28 天'],
    ['2024-11-01', 'overdue', '逾期 1 天'],
    ['2024-11-02', 'near', '今天截止'],
    ['2024-11-05', 'near', '还有 3 天'],
    ['2024-11-06', 'later', '还有 4 天'],
  ])('%s is %s: %s', (dueDate, tone, word) => {
    expect(deadlineOf('2024-11-02', dueDate)).toMatchObject({ tone, word });
  });

  test('is said with its weekday', () => expect(dueDayWords('2024-11-05')).toBe('截止 11月5日（周二）'));
});

describe('the one button of a report', () => {
  test('leads to the exact next cell', () => {
    expect(nextStep({ month: '2024-10', progress: progress(1, 12) }, true)).toEqual({
      word: '继续填报',
      to: { path: '/reports', query: { year: '2024', month: '10', cell: '12' } },
    });
    expect(nextStep({ month: '2024-10', progress: progress(0, 12) }, false).word).toBe('开始填报');
    expect(nextStep({ month: '2024-10', progress: progress(3, 12) }, true).word).toBe('填写说明');
    expect(nextStep({ month: '2024-10', progress: progress(3, null) }, true)).toEqual({
      word: '核对并提交',
      to: { path: '/reports', query: { year: '2024', month: '10' } },
    });
  });

  test('leads to the first returned cell, else to what is open', () => {
    const cells = [{ indicatorId: 7, name: '查询人次', text: '不符', by: null, at: '' }];
    const returned = { month: '2024-10', progress: progress(2, 9) };
    expect(correctionStep({ ...returned, cells }).to.query).toMatchObject({ cell: '7' });
    expect(correctionStep({ ...returned, cells: [] }).to.query).toMatchObject({ cell: '9' });
  });
});

test('the page says in one sentence what presses', () => {
  const report = { month: '2024-09', dueDate: '2024-10-05', isLate: true, isBegun: false, lastReminder: null };
  const due = [
    { ...report, progress: progress(0, 1) },
    { ...report, month: '2024-10', dueDate: '2024-11-05', progress: progress(0, 1) },
  ];
  const work = { due, returned: [], waiting: [], today: '2024-11-02' };
  expect(workSentence(work)).toBe('2024年9月月报已逾期，1 份月报待填报。');
  expect(taskCount(work)).toBe(2);
  expect(workSentence({ ...work, due: [] })).toBe('应交的月报都已交齐。');
  expect(workSentence({ ...work, due: [], waiting: [{ month: '2024-10', submittedAt: null }] })).toMatch(/等待审核/);
});
