import { describe, expect, it } from 'vitest';
import {
  countsByStatus,
  filterIn,
  listQueryIn,
  loosenings,
  matching,
  NO_FILTER,
} from '../../client/pages/indicators/indicator-filter.ts';
import { neighboursOf, ordered } from '../../client/pages/indicators/indicator-order.ts';
import { formTitle, inputWords, printedWords } from '../../client/pages/indicators/indicator-score-words.ts';
import { forecastRange, gapWords, neededReason, sparkWords } from '../../client/pages/indicators/indicator-words.ts';
import { paceWords, typedFigure } from '../../client/pages/indicators/what-if.ts';
import type { IndicatorItem } from '../../client/queries/indicators.ts';

const pension: IndicatorItem = {
  id: 1,
  code: 'INS-01',
  name: '全州基本养老参保人数',
  unit: '万人',
  category: '参保扩面',
  accumulation: 'stock',
  accumulationName: '期末数',
  decimals: 2,
  definition: '',
  department: { code: 'dept10', name: '城乡居民养老保险科' },
  operator: '>=',
  operatorSign: '≥',
  target: '87.70',
  basis: null,
  value: '82.76',
  valueMonth: 12,
  missingMonths: [],
  planPath: '87.70',
  completion: '94.37',
  scheduleProgress: '94.37',
  gap: '4.94',
  neededPerMonth: null,
  status: 'behind',
  forecast: {
    value: '82.76',
    low: '82.76',
    high: '82.76',
    method: 'final',
    methodName: '全年已报，即实际值',
    record: { basis: 'final', confidence: 80, tests: 0, held: null, meanError: null, meanErrorPercent: null },
  },
  shortage: null,
  targetSource: null,
  targetValidFrom: null,
  isDemo: false,
  level: null,
  parts: null,
  line: ['78.42', null, '82.76'],
  behindSince: 11,
};
const pushes: IndicatorItem = {
  ...pension,
  id: 5,
  code: 'PUB-01',
  name: '全年微信公众号推送',
  category: '社保宣传',
  department: { code: 'dept05', name: '宣教科' },
  target: '240',
  value: '242',
  completion: '100.83',
  gap: '-2',
  status: 'met',
};
const untargeted: IndicatorItem = {
  ...pension,
  id: 12,
  code: 'LEVY-01',
  name: '三项社会保险费征缴额',
  category: '基金征缴',
  department: { code: 'dept02', name: '征缴科' },
  operator: null,
  target: null,
  completion: null,
  gap: null,
  status: null,
};
const all = [pension, pushes, untargeted];

describe('the list filter', () => {
  it('reads the address and ignores what it does not know', () => {
    expect(filterIn({ q: '养老', status: 'behind', category: '天气', targeted: 'yes' })).toEqual({
      ...NO_FILTER,
      q: '养老',
      status: 'behind',
    });
  });

  it.each([
    ['a word of the name', { q: '养老' }, [1]],
    ['the code in small letters', { q: 'pub' }, [5]],
    ['two words that both stand in the row', { q: '全州 居民' }, [1]],
    ['a status', { status: 'met' as const }, [5]],
    ['no target', { status: 'none' as const }, [12]],
    ['targets only', { targeted: '1' as const }, [1, 5]],
    ['a department', { department: 'dept02' }, [12]],
    ['a category', { category: '社保宣传' as const }, [5]],
  ])('finds by %s', (_, change, ids) => {
    expect(matching(all, { ...NO_FILTER, ...change }).map(({ id }) => id)).toEqual(ids);
  });

  it('counts each status among what the other filters leave', () => {
    const counts = countsByStatus(all, { ...NO_FILTER, status: 'met', targeted: '1' });
    expect(counts).toMatchObject({ behind: 1, met: 1, none: 0 });
  });

  it('says which filter to let go, the most fruitful first', () => {
    const filter = { ...NO_FILTER, q: '养老', category: '社保宣传' as const };
    expect(loosenings(all, { ...filter, status: 'behind' }, '')).toEqual([
      { key: 'category', words: '类别“社保宣传”', count: 1 },
      { key: 'q', words: '查找“养老”', count: 0 },
      { key: 'status', words: '状态“偏离”', count: 0 },
    ]);
  });

  it('travels with a link to an indicator, without year and month', () => {
    expect(listQueryIn({ year: '2023', month: '12', status: 'behind', sort: '-gap', whatIf: '86' })).toEqual({
      status: 'behind',
      sort: '-gap',
    });
  });
});

describe('the order of the list', () => {
  it('compares completion by value, not as text, and keeps rows without it last', () => {
    expect(ordered(all, 'completion').map(({ id }) => id)).toEqual([1, 5, 12]);
    expect(ordered(all, '-completion').map(({ id }) => id)).toEqual([5, 1, 12]);
  });

  it('compares gaps of different units by their share of the target', () => {
    const calls = { ...pushes, id: 6, gap: '3', target: '240' };
    expect(ordered([calls, pension], '-gap').map(({ id }) => id)).toEqual([1, 6]);
  });

  it('puts the worst status first when turned round', () => {
    expect(ordered([pushes, pension, untargeted], '-status').map(({ id }) => id)).toEqual([1, 5, 12]);
  });

  it('knows the neighbours within what the list showed', () => {
    expect(neighboursOf(all, 5)).toMatchObject({ previous: { id: 1 }, next: { id: 12 }, place: 2, count: 3 });
    expect(neighboursOf(all, 99)).toMatchObject({ previous: null, next: null, place: 0 });
  });
});

describe('words of an indicator', () => {
  it.each([
    ['4.94', '>=', { word: '差距', value: '4.94', isShort: true }],
    ['-0.22', '>=', { word: '超出', value: '0.22', isShort: false }],
    ['0.00', '>=', { word: '差距', value: '0.00', isShort: false }],
    ['3', '<=', { word: '超出', value: '3', isShort: true }],
    ['-20', '<=', { word: '余量', value: '20', isShort: false }],
  ] as const)('reads a gap of %s against %s', (gap, operator, words) => {
    expect(gapWords({ gap, operator })).toEqual(words);
  });

  it('gives the reason where there is no pace to keep', () => {
    expect(neededReason(pension)).toBe('本年度已无剩余月份');
    expect(neededReason(pushes)).toBe('目标已达到');
    expect(neededReason({ ...pension, operator: '<=' })).toBe('上限指标，不需追赶');
    expect(neededReason({ ...pension, neededPerMonth: '0.46' })).toBeNull();
  });

  it('shows a range only where the estimate has one', () => {
    expect(forecastRange(pension.forecast)).toBeNull();
    expect(forecastRange({ ...pension.forecast!, low: '1', high: '3000' })).toBe('1–3,000');
  });

  it('reads the spark line from its first to its last figure', () => {
    expect(sparkWords(pension)).toBe('全州基本养老参保人数：1月 78.42 万人，3月 82.76 万人');
    expect(sparkWords({ ...pension, line: [null] })).toBe('全州基本养老参保人数：本年尚无数据');
  });

  it('writes the inputs of a proof as they are read', () => {
    expect(inputWords('>=87.70')).toBe('≥87.70');
    expect(inputWords('12345.6')).toBe('12,345.6');
    expect(formTitle({ formName: '金保工程电力', kind: 'project' })).toBe('项目支出绩效自评表：金保工程电力');
  });

  it('compares the paper with what was worked out only where something is printed', () => {
    const proof = { policy: null, arithmetic: null, computed: '14.16', printed: '14.16', note: null };
    expect(printedWords({ proof })).toBe('印刷得分 14.16，与计算值一致');
    expect(printedWords({ proof: { ...proof, printed: null } })).toBeNull();
  });
});

describe('the what-if', () => {
  it.each([
    ['', { kind: 'empty' }],
    [' 87 ', { kind: 'figure', value: '87' }],
    ['87.1234567', { kind: 'refused', reason: '小数最多 6 位' }],
    ['8,700', { kind: 'refused', reason: '请填写数字，如 82.76；不要带单位、逗号或空格' }],
  ])('takes %j', (text, typed) => {
    expect(typedFigure(text)).toEqual(typed);
  });

  it('says what each month left would have to bring', () => {
    expect(paceWords({ neededPerMonth: '8.33', monthsLeft: 3 }, pushes)).toBe('余 3 个月，每月 8.33 万人');
    expect(paceWords({ neededPerMonth: null, monthsLeft: 0 }, pushes)).toBe('全年已报，无剩余月份');
    expect(paceWords({ neededPerMonth: '-1.00', monthsLeft: 3 }, { ...pushes, accumulation: 'flow' })).toBe(
      '低于已完成值',
    );
  });
});
