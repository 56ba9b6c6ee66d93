import { describe, expect, test } from 'vitest';
import { thresholdWords } from '#domain/settings/threshold-words.ts';
import { budgetLineWords, budgetLink, budgetTone, unknownWords } from '../../client/pages/overview/budget-words.ts';
import { categoryLines } from '../../client/pages/overview/category-lines.ts';
import { disciplineTotals, disciplineWords, monthMarkWords } from '../../client/pages/overview/discipline-words.ts';
import {
  gapFacts,
  gapGroups,
  gapWords,
  otherTargetBrief,
  otherTargetWords,
  pendingWords,
} from '../../client/pages/overview/gap-words.ts';
import { cellAfter, heatMapLines } from '../../client/pages/overview/heat-map.ts';
import { lastWords, latestAlerts } from '../../client/pages/overview/latest-alerts.ts';
import { monthSentence, projectSentence } from '../../client/pages/overview/month-sentence.ts';
import { countTiles } from '../../client/pages/overview/overview-tiles.ts';
import type { AlertItem } from '../../client/queries/alerts.ts';
import type { Overview, OverviewLine } from '../../client/queries/overview.ts';

const none = { met: 0, onTrack: 0, behind: 0, seriouslyBehind: 0, over: 0, noData: 0 };

function line(change: Partial<OverviewLine> & { id?: number; name?: string; category?: '参保扩面' | '待遇发放' } = {}) {
  const { id = 1, name = '全州基本养老参保人数', category = '参保扩面', ...rest } = change;
  return {
    indicator: { id, code: 'INS-01', name, unit: '万人', category, decimals: 2 },
    department: { code: 'dept10', name: '城乡居民养老保险科' },
    operator: '>=',
    operatorSign: '≥',
    target: '87.70',
    value: '82.76',
    gap: '4.94',
    completion: '94.37',
    status: 'behind',
    forecast: null,
    isOverall: true,
    behindSince: 11,
    statusByMonth: [],
    openAlerts: 1,
    otherTargets: [],
    ...rest,
  } as unknown as OverviewLine;
}

const pension = line();
const injury = line({ id: 3, name: '全州工伤参保人数', gap: '0.01', completion: '99.97' });

function facts(change: Partial<Overview>) {
  return {
    year: 2023,
    month: 12,
    counts: { ...none, met: 45, behind: 4, seriouslyBehind: 2, over: 6 },
    overallCounts: { ...none, met: 5, behind: 2 },
    score: { formId: 1, total: '99.16', max: '100', grade: '优', isFinal: true },
    gaps: [pension, injury],
    indicators: [pension, injury],
    ...change,
  } as Overview;
}

const said = (parts: ReturnType<typeof monthSentence>) => parts.map(({ text }) => text).join('');

describe('the sentence of the month', () => {
  test('says of December 2023 what was missed, by how much, and the final score', () => {
    expect(said(monthSentence(facts({})))).toBe(
      '2023年12月：7 项整体目标中 5 项达标；全州基本养老参保人数差 4.94 万人，全州工伤参保人数差 0.01 万人。自评总分 99.16（优）。',
    );
  });

  test('leads from each gap to its indicator', () => {
    expect(monthSentence(facts({})).flatMap((part) => part.indicatorId ?? [])).toEqual([1, 3]);
  });

  test('before December names the score as expected, of what can be known', () => {
    const june = facts({
      month: 6,
      overallCounts: { ...none, met: 1, onTrack: 6 },
      gaps: [line({ isOverall: false })],
      indicators: [],
      score: { formId: 1, total: '88.14', max: '90', grade: '优', isFinal: false },
    });
    expect(said(monthSentence(june))).toBe(
      '2023年6月：7 项整体目标中 1 项达标，6 项正常。预计总分 88.14/90（未计预算执行）。',
    );
  });

  test('warns of a goal on track whose best estimate misses the target', () => {
    const forecast = { value: '87.49', low: '87.30', high: '87.66', method: 'x', methodName: 'x' };
    const onTrack = line({ status: 'on-track', forecast: forecast as OverviewLine['forecast'] });
    const september = facts({
      year: 2024,
      month: 9,
      overallCounts: { ...none, met: 2, onTrack: 5 },
      gaps: [],
      indicators: [onTrack],
      score: null,
    });
    expect(said(monthSentence(september))).toBe(
      '2024年9月：7 项整体目标中 2 项达标，5 项正常；全州基本养老参保人数预计年底 87.49 万人，低于目标。',
    );
  });

  test('names three gaps at most and counts the rest', () => {
    const many = [1, 2, 3, 4].map((id) => line({ id, name: `指标${id}` }));
    const text = said(monthSentence(facts({ gaps: many, indicators: many })));
    expect(text).toContain('指标3差 4.94 万人，等 4 项偏离。');
    expect(text).not.toContain('指标4');
  });

  test('says of a year without overall goals that there are none', () => {
    expect(said(monthSentence(facts({ overallCounts: none })))).toBe('2023年12月：没有设定整体目标。');
  });

  test('counts the project goals apart', () => {
    expect(projectSentence(facts({}))).toBe('另有 50 项项目目标：40 项达标，6 项超额，2 项偏离，2 项严重偏离。');
    expect(projectSentence({ counts: none, overallCounts: none })).toBe('');
  });
});

test.each([
  ['>=', '4.94', '差', '4.94'],
  ['<=', '3', '超', '3'],
  ['<=', '-1', '余', '1'],
] as const)('a gap of %s by %s is called %s', (operator, gap, word, amount) => {
  expect(gapWords({ operator, gap })).toEqual({ word, amount });
});

test('the facts under a gap name department, beginning and alerts', () => {
  expect(gapFacts(pension)).toBe('城乡居民养老保险科 · 自11月起偏离 · 预警 1 条');
  expect(gapFacts(line({ behindSince: null, openAlerts: 0 }))).toBe('城乡居民养老保险科');
});

test.each([
  ['104.04', '-3.21', '自治区任务 ≥79.55 万人：完成 104.04%，已达到', '自治区任务 104.04% ✓'],
  ['100.00', '0.00', '自治区任务 ≥79.55 万人：完成 100.00%，已达到', '自治区任务 100.00% ✓'],
  ['91.96', '7.24', '自治区任务 ≥79.55 万人：完成 91.96%，差 7.24 万人', '自治区任务 91.96% 差 7.24'],
  [null, null, '自治区任务 ≥79.55 万人：暂无数据', '自治区任务 —'],
])('another source whose task is done by %s %% is told beside the gap', (completion, gap, words, brief) => {
  const task = { sourceName: '自治区任务', operator: '>=' as const, target: '79.55', completion, gap };
  expect(otherTargetWords(line({ otherTargets: [task] }))).toBe(words);
  expect(otherTargetBrief(line({ otherTargets: [task] }))).toBe(brief);
});

test('overall goals stand first among the gaps, and that none of them is behind is said', () => {
  const project = line({ id: 60, isOverall: false });
  expect(gapGroups([project, pension]).map((group) => group.lines.map((own) => own.indicator.id))).toEqual([[1], [60]]);
  expect(gapGroups([project])[0]).toEqual({ title: '整体目标', lines: [] });
  expect(gapGroups([])).toEqual([]);
});

describe('a category', () => {
  test('counts what was reached and wears the status of its worst goal', () => {
    const [own, other] = categoryLines([
      line({ status: 'met', completion: '100.00' }),
      line({ status: 'over', completion: '120.00' }),
      injury,
      pension,
      line({ id: 9, category: '待遇发放', status: 'on-track' }),
    ]);
    expect(own).toMatchObject({ category: '参保扩面', count: 4, reached: 2, words: '4 项：已达标 1，超额 1，偏离 2' });
    expect([own!.status, other!.status]).toEqual(['behind', 'on-track']);
  });

  test('is as complete as its goals on average, none counting more than reached', () => {
    const goals = [
      line({ completion: '50.00', target: '10', planPath: '7.5' }),
      line({ completion: '500.00', target: '10', planPath: '7.5' }),
    ];
    expect(categoryLines(goals)[0]!.completion).toEqual({ value: '75.00', path: '75.00', of: 2 });
  });

  test('leaves out ceilings, levels and what has no figure, and says nothing when nothing is left', () => {
    const uncounted = [
      line({ operator: '<=', completion: '40.00' }),
      line({ target: '达成预期指标', completion: null }),
      line({ completion: null, status: 'no-data' }),
    ];
    expect(categoryLines(uncounted)[0]!.completion).toBeNull();
    expect(categoryLines([...uncounted, line({ completion: '90.00' })])[0]!.completion).toMatchObject({
      value: '90.00',
      of: 1,
    });
  });
});

test('a figure not approved yet is told with its month', () => {
  expect(pendingWords(line({ pending: { month: 10, value: '82.90' } }))).toBe('10月 82.90 万人');
  expect(pendingWords(line({ pending: null }))).toBeNull();
});

describe('budget execution', () => {
  const slow = {
    projectId: null,
    ref: 'form:19:fund.0.rate',
    formId: 19,
    kind: 'project',
    name: '工作经费',
    unit: '万元',
    adjusted: '30.00',
  } as const;
  const known = { ...slow, executed: '11.31', rate: '37.70', month: 12, lag: 'red' } as const;
  const unknown = { ...slow, executed: null, rate: null, month: null, lag: null };

  test('is read with both amounts and the calendar', () => {
    expect(budgetLineWords(known, '100.00')).toBe(
      '工作经费：执行 11.31 / 全年预算 30.00 万元，执行率 37.70%，序时 100.00%',
    );
    expect([known, unknown].map(budgetTone)).toEqual(['seriously-behind', 'met']);
    expect(unknownWords({ isKnown: true, isMonthly: false, calendar: '100.00', lines: [known] })).toBeNull();
  });

  test('of an earlier month than the screen says which, and is compared with its own calendar', () => {
    const ofSeptember = { ...known, projectId: 59, month: 9 };
    expect(budgetLineWords(ofSeptember, '83.33')).toContain('执行率 37.70%（9月数），序时 75.00%');
    expect([ofSeptember, known, { ...known, formId: null }].map(budgetLink)).toEqual([
      '/projects/59',
      '/forms/19',
      '/budget',
    ]);
  });

  test('before year end says what the calendar asks for and that the rest is unknown', () => {
    expect(budgetLineWords(unknown, '75.00')).toBe(
      '工作经费：全年预算 30.00 万元，按序时应执行 22.50 万元，执行数未知',
    );
    expect(unknownWords({ isKnown: false, isMonthly: false, calendar: '75.00', lines: [unknown] })).toContain(
      '按序时应执行 75.00%',
    );
    expect(unknownWords({ isKnown: false, isMonthly: false, calendar: '75.00', lines: [] })).toContain('尚未录入预算');
  });
});

describe('report discipline', () => {
  const counts = { onTime: 8, late: 1, missing: 1, open: 0 };

  test('is added up over the departments, without what did not occur', () => {
    expect(disciplineTotals([counts, { onTime: 9, late: 0, missing: 0, open: 1 }])).toEqual([
      { punctuality: 'on-time', count: 17 },
      { punctuality: 'open', count: 1 },
      { punctuality: 'late', count: 1 },
      { punctuality: 'missing', count: 1 },
    ]);
    expect(disciplineWords(counts)).toBe('按时 8，迟报 1，缺报 1');
  });

  test('names each mark', () => {
    expect(monthMarkWords('数据信息科', 2024, { month: 9, punctuality: 'missing', dueDate: '2024-10-08' })).toBe(
      '数据信息科 2024年9月月报：缺报（截止 10月8日）',
    );
  });
});

test('the heat map shows every overall goal, and project goals only while they are behind', () => {
  const lines = [
    line({ id: 1, status: 'met' }),
    line({ id: 2, isOverall: false, status: 'met' }),
    line({ id: 3, isOverall: false, status: 'seriously-behind' }),
  ];
  expect(heatMapLines(lines, 'all').map((own) => own.indicator.id)).toEqual([1, 3]);
  expect(heatMapLines(lines, 'overall').map((own) => own.indicator.id)).toEqual([1]);
});

test('arrow keys move inside the heat map and stop at its edges', () => {
  expect(cellAfter('ArrowLeft', { row: 1, column: 11 }, 7, 12)).toEqual({ row: 1, column: 10 });
  expect(cellAfter('ArrowUp', { row: 0, column: 3 }, 7, 12)).toEqual({ row: 0, column: 3 });
  expect(cellAfter('ArrowRight', { row: 0, column: 8 }, 7, 9)).toEqual({ row: 0, column: 8 });
  expect(cellAfter('End', { row: 2, column: 0 }, 7, 9)).toEqual({ row: 2, column: 8 });
  expect(cellAfter('Tab', { row: 2, column: 0 }, 7, 9)).toBeNull();
});

test('tiles count every status once', () => {
  expect(countTiles({ ...none, met: 45, over: 6 }).map((tile) => tile.count)).toEqual([45, 0, 0, 0, 6, 0]);
});

test('the thresholds in force are read out', () => {
  expect(thresholdWords({ preset: 'strict', green: '0.95', yellow: '0.85', overTolerance: '0.2' })).toBe(
    '判定标准：从严（序时进度 ≥95% 正常，≥85% 偏离，以下严重偏离；超过目标 20% 为超额）',
  );
  expect(thresholdWords({ preset: 'fiscal', green: '0.805', yellow: '0.6', overTolerance: '0.2' })).toContain('≥80.5%');
});

describe('the latest alerts', () => {
  const event = (kind: AlertItem['events'][number]['kind'], actor: string | null, text: string) =>
    ({ kind, actor, text, dueDate: null, at: '2024-01-10T01:00:00.000Z' }) as const;
  const alert = (id: number, change: Partial<AlertItem> = {}) =>
    ({ id, state: 'open', updatedAt: '2024-01-10T01:00:00.000Z', events: [], ...change }) as unknown as AlertItem;

  test('are those not closed, the last touched and the spoken about first', () => {
    const spoken = alert(3, { events: [event('instruct', '中心领导', '请分析缺口')] });
    const later = alert(4, { updatedAt: '2024-02-01T01:00:00.000Z' });
    const all = [alert(1), alert(2, { state: 'closed' }), spoken, later];
    expect(latestAlerts(all, 3).map((item) => item.id)).toEqual([4, 3, 1]);
  });

  test('show the last instruction before what the department answered', () => {
    const events = [
      event('opened', null, '差 4.94'),
      event('instruct', '中心领导', '一'),
      event('instruct', '中心领导', '二'),
      event('rectify', '某科', '三'),
    ];
    expect(lastWords({ events: [...events] })).toEqual({ kind: 'instruct', text: '二' });
    expect(lastWords({ events: [events[0]!] })).toBeNull();
  });
});
