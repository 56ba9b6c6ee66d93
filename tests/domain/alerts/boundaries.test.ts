import { describe, expect, it } from 'vitest';
import { figureAlerts } from '#domain/alerts/figure-rules.ts';
import { budgetLagAlert, indicatorAlerts, lateReportAlert } from '#domain/alerts/rules.ts';
import { thresholdOf, usualSettings } from '#domain/alerts/settings.ts';
import { type Exact, exact } from '#domain/decimal.ts';
import { NOTHING_TESTED } from '#domain/indicators/back-test.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import { progressOf } from '#domain/indicators/progress.ts';
import type { Operator, Target } from '#domain/indicators/target.ts';
import { thresholdsOf } from '#domain/settings/thresholds.ts';

const none: null[] = Array.from({ length: 12 }, () => null);
const name = { name: '甲', unit: '万人', decimals: 2 };

/** What is found of a year-to-date value in a month, all months before it empty. */
function found(
  operator: Operator,
  goal: string,
  value: string,
  month: number,
  accumulation: Accumulation = 'distinct',
) {
  const target: Target = { operator, value: exact(goal), basis: null, monthlyPlan: null, isDemo: false };
  const months = none.map((_, index) => (index === month - 1 ? exact(value) : null));
  const input = { accumulation, decimals: 2, target, months, lastYear: none, asOf: month };
  const progress = progressOf(input, thresholdsOf.strict);
  const facts = { id: 1, indicator: { ...name, accumulation }, department: 'dept10', target, progress, month };
  return indicatorAlerts({ ...facts, behindSince: null }).map(({ rule, level }) => `${rule} ${level}`);
}

describe('a value on the edge of its target', () => {
  it.each([
    // Year end: equal is met, a hundredth less is not.
    ['>=', '87.70', '87.70', 12, []],
    ['>=', '87.70', '87.69', 12, ['target-gap yellow']],
    ['>=', '100', '85.00', 12, ['target-gap yellow']],
    ['>=', '100', '84.99', 12, ['target-gap red']],
    ['>=', '100', '120.00', 12, []],
    ['>=', '100', '120.01', 12, ['over-fulfilment blue']],
    // By the end of June half is asked for: 95 % of it is on track, 85 % yellow, less red.
    ['>=', '100', '50.00', 6, []],
    ['>=', '100', '47.50', 6, []],
    ['>=', '100', '47.49', 6, ['target-gap yellow']],
    ['>=', '100', '42.50', 6, ['target-gap yellow']],
    ['>=', '100', '42.49', 6, ['target-gap red']],
    // A ceiling: equal is within it, a hundredth more is not, whatever the month.
    ['<=', '100', '100.00', 12, []],
    ['<=', '100', '100.01', 12, ['target-gap red']],
    ['<=', '100', '99.99', 12, []],
    ['<=', '100', '100.01', 6, ['target-gap red']],
    ['=', '100', '100.00', 12, []],
    ['=', '100', '99.99', 12, ['target-gap yellow']],
    ['=', '100', '120.01', 12, ['over-fulfilment blue']],
  ] as const)('%s %s: %s in month %i', (operator, goal, value, month, expected) => {
    expect(found(operator, goal, value, month)).toEqual(expected);
  });

  it('never is too much of a percentage', () => {
    expect(found('>=', '80', '100', 12, 'rate')).toEqual([]);
  });

  it.each([
    ['99.99', ['forecast-shortfall']],
    ['100', []],
    ['100.01', []],
  ])('forecast at most %s of 100 at year end', (high, expected) => {
    const target: Target = { operator: '>=', value: exact('100'), basis: null, monthlyPlan: null, isDemo: false };
    const months = none.map((_, index) => (index === 5 ? exact('50') : null));
    const input = { accumulation: 'distinct' as const, decimals: 2, target, months, lastYear: none, asOf: 6 };
    const forecast = {
      value: exact('99'),
      low: exact('98'),
      high: exact(high),
      method: 'run-rate' as const,
      record: NOTHING_TESTED,
    };
    const progress = { ...progressOf(input, thresholdsOf.strict), forecast };
    const indicator = { ...name, accumulation: 'distinct' as const };
    const facts = { id: 1, indicator, department: 'dept10', target, progress, behindSince: null, month: 6 };
    expect(indicatorAlerts(facts).map(({ rule }) => rule)).toEqual(expected);
  });
});

describe('a threshold of the year', () => {
  const lag = (executed: string, month: number, thresholds: Record<string, string>) => {
    const facts = { formId: '1', formName: '甲', adjusted: exact('100'), executed: exact(executed), month };
    return budgetLagAlert(facts, { thresholds })?.level ?? null;
  };

  it.each([
    ['50', 12, { tolerance: '50', yearEndFloor: '60' }, null],
    ['49.99', 12, { tolerance: '50', yearEndFloor: '60' }, 'red'],
    ['60', 12, { tolerance: '20', yearEndFloor: '60' }, 'yellow'],
    ['59.99', 12, { tolerance: '20', yearEndFloor: '60' }, 'red'],
    ['59.99', 12, { tolerance: '20', yearEndFloor: '55.5' }, 'yellow'],
    ['40', 6, { tolerance: '10', yearEndFloor: '60' }, null],
    ['39.99', 6, { tolerance: '10', yearEndFloor: '60' }, 'yellow'],
    ['100', 12, { tolerance: '0', yearEndFloor: '60' }, null],
  ] as const)('%s %% spent by month %i with %o', (executed, month, thresholds, level) => {
    expect(lag(executed, month, thresholds)).toBe(level);
  });

  it.each([
    ['0', '2024-10-06', 'red'],
    ['1', '2024-10-06', 'yellow'],
    ['1', '2024-10-07', 'red'],
  ])('red past %s days late, on %s', (redDays, today, level) => {
    const facts = { department: 'dept14', departmentName: '甲', month: '2024-09', dueDate: '2024-10-05', today };
    expect(lateReportAlert(facts, { thresholds: { redDays } }).level).toBe(level);
  });

  it('is the usual one where the year has none of its own', () => {
    expect(thresholdOf({ thresholds: {} }, 'tolerance').toString()).toBe('20');
  });
});

describe('the figure itself', () => {
  const values = (...texts: (string | null)[]): (Exact | null)[] =>
    none.map((_, index) => (texts[index] ? exact(texts[index]) : null));
  const look = (
    accumulation: Accumulation,
    months: (Exact | null)[],
    lastYear: (Exact | null)[] = none,
    spread = '4',
  ) =>
    figureAlerts(
      { id: 1, indicator: { ...name, accumulation }, department: 'dept10', months, lastYear, asOf: 12, spread: null },
      { thresholds: { spread } },
    ).map(({ rule }) => rule);

  it.each([
    ['equal to the month before', ['5', '5'], []],
    ['a hundredth below it', ['5', '4.99'], ['falling-cumulative']],
    ['below the last one known', ['5', null, '4.99'], ['falling-cumulative']],
    ['back up again', ['5', '4', '5'], []],
  ])('a year-to-date count %s', (_, texts, expected) => {
    expect(look('distinct', values(...texts))).toEqual(expected);
  });

  it('a sum of months falls with a negative month only, a stock may always fall', () => {
    expect(look('flow', values('5', '-0.01'))).toEqual(['falling-cumulative']);
    expect(look('flow', values('5', '0'))).toEqual([]);
    expect(look('stock', values('5', '4.9'))).toEqual([]);
  });

  it('is unusual beyond the spread, not on it', () => {
    // Mean 10, deviation 1: four deviations end at 14, but no further off than the mean is unusual.
    const past = values('9', '11', '9', '11', '9', '11', '9', '11', '9', '11', '9', '11');
    expect(look('flow', values('20'), past)).toEqual([]);
    expect(look('flow', values('20.01'), past)).toEqual(['outlier']);
    const wide = values('0', '20', '0', '20', '0', '20', '0', '20', '0', '20', '0', '20');
    expect(look('flow', values('30'), wide, '2')).toEqual([]);
    expect(look('flow', values('30.01'), wide, '2')).toEqual(['outlier']);
    expect(look('flow', values('30.01'), wide, '3')).toEqual([]);
  });

  it('says nothing without figures, and of the last one only', () => {
    expect(look('distinct', values())).toEqual([]);
    expect(look('flow', values('5', '-1', '3'))).toEqual([]);
  });
});

it('every rule has usual settings that it accepts', async () => {
  const { alertRules } = await import('#domain/alerts/alert.ts');
  const { alertSettingsSchema, settingsProblems } = await import('#domain/alerts/settings.ts');
  for (const rule of alertRules) {
    expect(settingsProblems(rule, alertSettingsSchema.parse(usualSettings(rule))), rule).toEqual([]);
  }
});
