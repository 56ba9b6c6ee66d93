import { describe, expect, it } from 'vitest';
import { type AlertState, alertStateAfter } from '#domain/alerts/alert.ts';
import { budgetLagAlert, indicatorAlerts, lateReportAlert } from '#domain/alerts/rules.ts';
import { usualSettings } from '#domain/alerts/settings.ts';
import { exact } from '#domain/decimal.ts';
import { progressOf } from '#domain/indicators/progress.ts';
import type { Target } from '#domain/indicators/target.ts';
import { thresholdsOf } from '#domain/settings/thresholds.ts';

const none = Array.from({ length: 12 }, () => null);

function facts(value: string, month: number, goal = '87.70') {
  const target: Target = { operator: '>=', value: exact(goal), basis: null, monthlyPlan: null, isDemo: false };
  const months = none.map((_, index) => (index === month - 1 ? exact(value) : null));
  const input = { accumulation: 'distinct', decimals: 2, target, months, lastYear: none, asOf: month } as const;
  const progress = progressOf(input, thresholdsOf.strict);
  const indicator = { name: '全州基本养老参保人数', unit: '万人', decimals: 2, accumulation: 'distinct' as const };
  return { id: 1, indicator, department: 'dept10', target, progress, behindSince: 3, month };
}
const rules = (value: string, month = 12) =>
  indicatorAlerts(facts(value, month)).map((alert) => `${alert.rule} ${alert.level}`);

describe('alerts of an indicator', () => {
  it.each([
    ['87.70', 12, []],
    ['87.69', 12, ['target-gap yellow']],
    ['82.76', 12, ['target-gap yellow']],
    ['74.54', 12, ['target-gap red']],
    ['105.24', 12, []],
    ['105.25', 12, ['over-fulfilment blue']],
    ['43.85', 6, []],
  ] as const)('at %s of 87.70 in month %i', (value, month, expected) => {
    expect(rules(value, month)).toEqual(expected);
  });

  it('say value, target, gap, completion and since when', () => {
    const [alert] = indicatorAlerts(facts('82.76', 12));
    expect(alert?.message).toBe('82.76 / ≥87.70 万人，差 4.94 万人，完成 94.37%；自 3 月起偏离。');
    expect(alert?.title).toBe('全州基本养老参保人数未达目标');
  });

  it('say what is needed a month while there are months left', () => {
    const [alert] = indicatorAlerts(facts('60', 10));
    expect(alert?.message).toContain('其后每月需 13.85 万人');
  });

  it('are the same for the same facts', () => {
    expect(indicatorAlerts(facts('82.76', 12))).toEqual(indicatorAlerts(facts('82.76', 12)));
  });
});

describe('other alerts', () => {
  it.each([
    ['30.00', '11.31', 12, 'red'],
    ['28.00', '21.75', 12, 'yellow'],
    ['100.00', '80.00', 12, null],
    ['100.00', '79.99', 12, 'yellow'],
    ['100.00', '30.00', 6, null],
    ['100.00', '29.99', 6, 'yellow'],
    ['0.00', '0.00', 12, null],
  ] as const)('a budget of %s with %s spent by month %i', (adjusted, executed, month, level) => {
    const money = { adjusted: exact(adjusted), executed: exact(executed) };
    const alert = budgetLagAlert({ formId: '1', formName: '甲', ...money, month }, usualSettings('budget-lag'));
    expect(alert?.level ?? null).toBe(level);
  });

  it('a late report turns red after ten days', () => {
    const late = (today: string) =>
      lateReportAlert(
        { department: 'dept14', departmentName: '甲科', month: '2024-09', dueDate: '2024-10-05', today },
        usualSettings('late-report'),
      );
    expect([late('2024-10-15').level, late('2024-10-16').level]).toEqual(['yellow', 'red']);
    expect(late('2024-10-15').message).toContain('已逾期 10 天');
  });
});

describe('the life of an alert', () => {
  it.each([
    ['open', 'acknowledge', 'acknowledged'],
    ['open', 'instruct', 'open'],
    ['acknowledged', 'rectify', 'handling'],
    ['handling', 'instruct', 'handling'],
    ['handling', 'close', 'closed'],
  ] as const)('%s, %s → %s', (state, move, after) => {
    expect(alertStateAfter(state, { move, text: '说明文字' })).toBe(after);
  });

  it.each([
    ['closed', 'instruct'],
    ['acknowledged', 'acknowledge'],
    ['closed', 'close'],
  ] as [AlertState, 'instruct' | 'acknowledge' | 'close'][])('%s takes no %s', (state, move) => {
    expect(() => alertStateAfter(state, { move, text: '说明文字' })).toThrow(/当前状态/);
  });

  it('wants words for an instruction', () => {
    expect(() => alertStateAfter('open', { move: 'instruct', text: '' })).toThrow(/原因/);
  });
});
