import { describe, expect, it } from 'vitest';
import { usualSettings } from '#domain/alerts/settings.ts';
import { adjustedAsOf, type BudgetLine, joinedLine, monthlyExecution } from '#domain/budgets/budget-line.ts';
import { executionOf, rateAt } from '#domain/budgets/execution.ts';
import { budgetStatusOf, lagLevel } from '#domain/budgets/lag.ts';
import { type Exact, exact, exactOrNull, printed } from '#domain/decimal.ts';
import { formsOf2023 } from '../../../seeds/2023/forms.ts';

const rule = usualSettings('budget-lag');
const months = (...values: (string | null)[]): (Exact | null)[] =>
  Array.from({ length: 12 }, (_, index) => exactOrNull(values[index]));
const line = (
  initial: string | null,
  executed: (Exact | null)[],
  adjustments: [string, string][] = [],
): BudgetLine => ({
  initial: exactOrNull(initial),
  adjustments: adjustments.map(([date, amount]) => ({ date, amount: exact(amount) })),
  executed,
});
const shown = (value: Exact | null) => value && printed(value, 2);
const decemberOnly = (executed: string) => months(...Array<null>(11).fill(null), executed);
const standing = (one: BudgetLine, asOf: number, more: Partial<Parameters<typeof executionOf>[0]> = {}) =>
  executionOf({ year: 2023, asOf, line: one, lastYear: null, history: [], ...more }, rule);

describe('the money of 2023 at year end', () => {
  it.each(
    formsOf2023().flatMap(({ code, funds }) => {
      const total = funds.find(({ source }) => /合计|总额/.test(source));
      // The overall form prints its rate beside 中央安排.
      const rate = funds.find((fund) => fund.rate !== null)?.rate ?? '';
      return total ? [[code, total.adjusted ?? '', total.executed ?? '', rate.replace('%', '')] as const] : [];
    }),
  )('%s: of %s spent %s is the %s that the form prints', (_, adjusted, executed, rate) => {
    const { rate: worked } = standing(line(adjusted, decemberOnly(executed)), 12);
    expect(worked && exact(printed(worked, rate.split('.')[1]?.length ?? 0)).eq(exact(rate))).toBe(true);
  });

  it('of 11.31 of 30.00 is 37.70 %, 62.30 points behind, red, with 18.69 left', () => {
    const execution = standing(line('30.00', decemberOnly('11.31')), 12);
    expect(shown(execution.rate)).toBe('37.70');
    expect(shown(execution.difference)).toBe('-62.30');
    expect(execution.status).toBe('far-behind');
    expect(shown(execution.unspent?.value ?? null)).toBe('18.69');
    expect(execution.unspent?.forecast.method).toBe('final');
  });
});

describe('a budget that is adjusted', () => {
  const overall = line('1671.92', months('100', '200', null, '400'), [
    ['2023-04-30', '39.95'],
    ['2023-05-01', '155.21'],
    ['2023-09-18', '-5.00'],
  ]);

  it.each([
    [3, '1671.92'],
    [4, '1711.87'],
    [5, '1867.08'],
    [12, '1862.08'],
  ])('is by the end of month %i %s', (month, expected) => {
    expect(shown(adjustedAsOf(overall, 2023, month))).toBe(expected);
  });

  it('is absent, not zero, where nothing is known of it', () => {
    expect(adjustedAsOf(line(null, []), 2023, 12)).toBeNull();
    expect(shown(adjustedAsOf(line(null, [], [['2023-05-01', '3']]), 2023, 12))).toBe('3.00');
  });

  it('gives each month the rate of the budget as it was then', () => {
    expect(shown(rateAt(overall, 2023, 2))).toBe('11.96');
    expect(shown(rateAt(overall, 2023, 4))).toBe('23.37');
    expect(rateAt(overall, 2023, 3)).toBeNull();
  });

  it('derives what a month spent from two neighbouring cumulatives only', () => {
    expect(monthlyExecution(overall.executed).slice(0, 5).map(shown)).toEqual(['100.00', '100.00', null, null, null]);
  });

  it('stands for the last month that has a figure, and is compared with that month of the calendar', () => {
    const execution = standing(overall, 6);
    expect(execution.month).toBe(4);
    expect(shown(execution.calendar)).toBe('33.33');
    expect(shown(execution.adjusted)).toBe('1711.87');
    expect(standing(overall, 3).month).toBe(2);
  });
});

describe('several sources together', () => {
  it('are known for a month only when every source with money is', () => {
    const joined = joinedLine(
      [line('10', months('1', '2', '3')), line('5', months('1', null, '1')), line('0', months(null, null, null))],
      2023,
    );
    expect(joined?.executed.slice(0, 3).map(shown)).toEqual(['2.00', null, '4.00']);
    expect(shown(joined?.initial ?? null)).toBe('15.00');
  });

  it('ask for a figure from the month on in which money comes', () => {
    const later = line('0', months(), [['2023-03-05', '8']]);
    const joined = joinedLine([line('10', months('1', '2', '3')), later], 2023);
    expect(joined?.executed.slice(0, 3).map(shown)).toEqual(['1.00', '2.00', null]);
  });

  it('are none where there are no lines', () => {
    expect(joinedLine([], 2023)).toBeNull();
  });
});

describe('money that will be left', () => {
  const lastYear = months('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12');
  const running = line('30', months('0.5', '1', '1.5', '2', '2.5', '3'));

  it('is estimated by the ways of the indicators, named, and never below nothing', () => {
    const { unspent, shortage } = standing(running, 6, { history: lastYear });
    expect(shown(unspent?.value ?? null)).toBe('24.00');
    expect(unspent?.forecast.method).toBe('seasonal-share');
    expect(shortage).toBeNull();
    const fast = standing(line('5', months('1', '2', '3', '4')), 4).unspent;
    expect(shown(fast?.value ?? null)).toBe('0.00');
  });

  it('has ends once the way was put to the test, the more spent the less left', () => {
    const history = [...lastYear, ...lastYear.map((value) => value?.times(2) ?? null)];
    const { unspent } = standing(running, 6, { history });
    expect(unspent?.low?.lte(unspent.value)).toBe(true);
    expect(unspent?.high?.gte(unspent.value)).toBe(true);
  });

  it('says what is missing where the year is too short for an estimate', () => {
    expect(standing(line('30', months('1', '2')), 6)).toMatchObject({
      unspent: null,
      shortage: '历史不足：本年已有 2 个月数据，至少需要 3 个月',
    });
    expect(standing(line('30', months()), 6).shortage).toBe('历史不足：本年尚无已审核数据');
    expect(standing(line('0', months('0')), 6)).toMatchObject({ unspent: null, shortage: null });
  });
});

describe('the word for a rate', () => {
  it.each([
    ['100', 6, 'spent'],
    ['100.01', 6, 'over'],
    ['50', 6, 'on-pace'],
    ['49.99', 6, 'slow'],
    ['30', 6, 'slow'],
    ['29.99', 6, 'lagging'],
    ['99.99', 12, 'left'],
    ['79.99', 12, 'lagging'],
    ['60', 12, 'lagging'],
    ['59.99', 12, 'far-behind'],
    // Red is for year end: within the year there is still time.
    ['0', 11, 'lagging'],
  ])('%s %% in month %i is %s', (rate, month, status) => {
    expect(budgetStatusOf({ rate: exact(rate), adjusted: exact('30'), month }, rule)).toBe(status);
  });

  it('is its own where there is no money, and where there is no figure', () => {
    expect(budgetStatusOf({ rate: null, adjusted: exact('0'), month: 6 }, rule)).toBe('unfunded');
    expect(budgetStatusOf({ rate: null, adjusted: exact('30'), month: null }, rule)).toBe('no-data');
  });

  it('goes by the thresholds of the year', () => {
    const strict = { thresholds: { tolerance: '5', yearEndFloor: '90' } };
    expect(lagLevel(exact('44.99'), 6, strict)).toBe('yellow');
    expect(lagLevel(exact('45'), 6, strict)).toBeNull();
    expect(lagLevel(exact('89.99'), 12, strict)).toBe('red');
  });
});
