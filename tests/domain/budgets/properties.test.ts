import { describe, expect, it } from 'vitest';
import { adjustedAsOf, type BudgetLine, joinedLine, monthlyExecution } from '#domain/budgets/budget-line.ts';
import { executionOf } from '#domain/budgets/execution.ts';
import { type Exact, Exact as ExactNumber, sum } from '#domain/decimal.ts';
import { chanceOf } from '../../../seeds/demo/paths.ts';

const rule = { thresholds: {} };

/** A line as it could stand: budget, adjustments that leave something, and a cumulative that never falls. */
function anyLine(seed: string): BudgetLine {
  const chance = chanceOf(seed);
  const money = (most: number) => new ExactNumber(Math.floor(chance() * most * 100)).div(100);
  let reached = new ExactNumber(0);
  return {
    initial: money(500).plus(1),
    adjustments: Array.from({ length: Math.floor(chance() * 4) }, () => ({
      date: `2024-${String(1 + Math.floor(chance() * 12)).padStart(2, '0')}-${10 + Math.floor(chance() * 18)}`,
      amount: money(80),
    })),
    executed: Array.from({ length: 12 }, (_, index): Exact | null => {
      reached = reached.plus(money(30));
      return index < 9 ? reached : null;
    }),
  };
}

const seeds = Array.from({ length: 200 }, (_, index) => `line ${index}`);

describe('whatever the figures', () => {
  it('months add up to the cumulative, and the cumulative is never changed by it', () => {
    for (const seed of seeds) {
      const { executed } = anyLine(seed);
      const steps = monthlyExecution(executed).flatMap((step) => step ?? []);
      expect(sum(steps).eq(executed[8]!), seed).toBe(true);
    }
  });

  it('the budget of a month is that of the month before and its own adjustments', () => {
    for (const seed of seeds) {
      const line = anyLine(seed);
      for (let month = 2; month <= 12; month += 1) {
        const own = line.adjustments
          .filter(({ date }) => Number(date.slice(5, 7)) === month)
          .map(({ amount }) => amount);
        const before = adjustedAsOf(line, 2024, month - 1)!;
        expect(adjustedAsOf(line, 2024, month)?.eq(sum([before, ...own])), seed).toBe(true);
      }
    }
  });

  it('two lines together have their budgets and their spending', () => {
    for (const seed of seeds) {
      const [one, other] = [anyLine(seed), anyLine(`${seed} other`)];
      const joined = joinedLine([one, other], 2024)!;
      const budgets = [one, other].map((line) => adjustedAsOf(line, 2024, 9)!);
      expect(adjustedAsOf(joined, 2024, 9)?.eq(sum(budgets)), seed).toBe(true);
      expect(joined.executed[8]?.eq(one.executed[8]!.plus(other.executed[8]!)), seed).toBe(true);
    }
  });

  it('what will be left lies between its ends, and between nothing and the whole budget', () => {
    for (const seed of seeds) {
      const line = anyLine(seed);
      const history = ['a', 'b', 'c'].flatMap((past) =>
        anyLine(`${seed} ${past}`).executed.map((value, at) => value ?? new ExactNumber(400 + at)),
      );
      const { unspent, adjusted } = executionOf({ year: 2024, asOf: 9, line, lastYear: null, history }, rule);
      expect(unspent!.value.gte(0) && unspent!.value.lte(adjusted!), seed).toBe(true);
      if (unspent!.low !== null) expect(unspent!.low.lte(unspent!.value), seed).toBe(true);
      if (unspent!.high !== null) expect(unspent!.high.gte(unspent!.value), seed).toBe(true);
    }
  });
});
