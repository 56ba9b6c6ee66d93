import { describe, expect, it } from 'vitest';
import { intervalWords, pastErrorWords } from '../../client/pages/indicators/forecast-words.ts';
import {
  changeWords,
  excessWords,
  pacedMonths,
  paceOfValue,
  positionOf,
  sliderRange,
  totalWords,
  valueAtPosition,
  valueOfPace,
} from '../../client/pages/indicators/what-if.ts';
import { effortWords, extraWords, pointsSentence } from '../../client/pages/what-if/points-words.ts';
import type { IndicatorFacts } from '../../client/queries/indicators.ts';
import type { PointsLine } from '../../client/queries/points.ts';

const record = { basis: 'measured', confidence: 80, tests: 18, held: 15, meanError: '0.21', meanErrorPercent: '0.25' };
const forecast = (changes: object) =>
  ({
    value: '87.49',
    low: '87.10',
    high: '87.88',
    method: 'monthly-trend',
    methodName: '按近 6 个月月均净增推算',
    record: { ...record, ...changes },
  }) as NonNullable<IndicatorFacts['forecast']>;
const pension = {
  accumulation: 'stock' as const,
  value: '86.20',
  valueMonth: 9,
  decimals: 2,
  target: '87.70',
  forecast: forecast({}),
  unit: '万人',
};
const articles = { ...pension, accumulation: 'flow' as const, value: '180', decimals: 0, target: '240', unit: '期' };

describe('a forecast in words', () => {
  it('says how wrong it was before and how often its interval held', () => {
    expect(pastErrorWords(forecast({}), '万人')).toBe('用以往数据回测 18 次，平均误差 0.21 万人（0.25%）');
    expect(intervalWords(forecast({}))).toBe('区间按以往误差定，把握约 80%：回测 18 次中 15 次落在区间内');
  });

  it('claims nothing that it cannot know', () => {
    expect(pastErrorWords(forecast({ tests: 0, meanError: null }), '万人')).toBeNull();
    expect(intervalWords(forecast({ basis: 'widened', held: null }))).toContain('不作把握程度的判断');
    expect(intervalWords(forecast({ basis: 'untested' }))).toContain('不给区间');
  });
});

describe('value and pace', () => {
  it('lead to each other, exactly', () => {
    expect(pacedMonths(pension)).toBe(3);
    expect(paceOfValue('87.70', pension)).toBe('0.50');
    expect(valueOfPace('0.5', pension)).toBe('87.70');
    expect(valueOfPace('21.67', articles)).toBe('245');
  });

  it('have nothing to say of a rate, a finished year or what is no figure', () => {
    expect(pacedMonths({ ...pension, accumulation: 'rate' })).toBe(0);
    expect(valueOfPace('1', { ...pension, valueMonth: 12 })).toBeNull();
    expect(valueOfPace('many', pension)).toBeNull();
    expect(paceOfValue('', pension)).toBe('');
  });
});

describe('the slider', () => {
  it('of a count starts from what is there and goes a fifth beyond the highest', () => {
    const range = sliderRange({ ...articles, forecast: null })!;
    expect([valueAtPosition(range, 0), valueAtPosition(range, range.count)]).toEqual(['180', '288']);
    expect(valueAtPosition(range, positionOf(range, '240'))).toBe('240');
  });

  it('stays inside its ends and below a hundred percent', () => {
    const range = sliderRange({ ...pension, unit: '%', value: '95', target: '98', forecast: null })!;
    expect(valueAtPosition(range, range.count)).toBe('100.00');
    expect([positionOf(range, '0'), positionOf(range, '120')]).toEqual([0, range.count]);
    expect(sliderRange({ ...pension, value: null, target: null, forecast: null })).toBeNull();
  });
});

describe('what it does to a form', () => {
  it('reads as before and after', () => {
    expect(changeWords('14.96', '14.16')).toBe('14.96 → 14.16');
    expect(changeWords('15.00', '15.00')).toBe('15.00');
    const after = { total: '88.90', max: '90', grade: '优' as const };
    expect(totalWords({ before: { ...after, total: '89.70' }, after })).toBe('89.70 → 88.90 / 90（优）');
    const worse = { ...after, total: '79.00', grade: '良' as const };
    expect(totalWords({ before: after, after: worse })).toBe('88.90 → 79.00 / 90（优 → 良）');
  });

  it('warns where more costs points', () => {
    expect(excessWords({ losesBeyond: null, lostBeyond: null }, '期')).toBeNull();
    expect(excessWords({ losesBeyond: '240', lostBeyond: null }, '期')).toEqual({
      text: '超过 240 期后，多做要扣分',
      isLost: false,
    });
    expect(excessWords({ losesBeyond: '240', lostBeyond: '2.50' }, '期')?.text).toBe('已超过 240 期，多做扣 2.50 分');
  });
});

describe('points to win in words', () => {
  const item = (changes: Partial<PointsLine>) =>
    ({
      points: '0.84',
      isWinnable: true,
      effort: '13.00',
      direction: 'raise',
      extra: '4.94',
      ...changes,
    }) as PointsLine;
  const indicator = { unit: '万人' } as PointsLine['indicator'];

  it('adds up what is open and what is lost', () => {
    expect(pointsSentence([item({}), item({ points: '1.16' }), item({ isWinnable: false })])).toBe(
      '还可争取 2 处共 2.00 分；1 处共 0.84 分已不可挽回。',
    );
    expect(pointsSentence([])).toBe('没有还可争取的分。');
  });

  it('weighs what can be weighed', () => {
    expect(extraWords(item({ indicator }))).toBe('再增 4.94 万人');
    expect(extraWords(item({ indicator, direction: 'hold' }))).toBe('少 4.94 万人');
    expect(effortWords(item({}), 9)).toBe('13.00 个月');
    expect(effortWords(item({ effort: null }), 9)).toBe('无平常月均可比');
    expect([12, 9].map((month) => effortWords(item({ isWinnable: false }), month))).toEqual([
      '年度已结束',
      '已超过，不可退回',
    ]);
  });
});
