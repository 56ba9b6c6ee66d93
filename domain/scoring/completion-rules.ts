import { Exact, rounded } from '#domain/decimal.ts';
import type { Operator } from '#domain/indicators/target.ts';
import type { Policy, Rounding } from './policy.ts';

/** How points follow from the actual a and the target t; the pass line p in percent. */
export type Formula =
  | { kind: 'full' }
  | { kind: 'none' }
  | { kind: 'share' }
  | { kind: 'share-pass-line'; passLine: string }
  | { kind: 'excess' }
  | { kind: 'excess-pass-line'; passLine: string };

export type RuleCode =
  | 'met'
  | 'proportional'
  | 'pass-line'
  | 'all-or-nothing'
  | 'excess-full'
  | 'excess-percentage-full'
  | 'excess-tolerated'
  | 'excess-deduct'
  | 'below-ceiling-full'
  | 'below-money-ceiling-full'
  | 'below-money-ceiling-pass-line'
  | 'above-ceiling-proportional'
  | 'above-ceiling-pass-line';

/** A rule and the stretch of a ÷ t it holds on; `to` is null where it has no end. Neighbours share their ends. */
export type Stretch = { from: Exact; to: Exact | null; code: RuleCode; formula: Formula };

/** The rules along a ÷ t, from 0 upwards, for a positive target. A target without operator is one to be reached (`=`). */
export function stretchesOf(operator: Operator | null, unit: string | null, policy: Policy): Stretch[] {
  const zero = new Exact(0);
  const one = new Exact(1);
  const met: Stretch = { from: one, to: one, code: 'met', formula: { kind: 'full' } };
  switch (operator) {
    case '<=':
      return [{ from: zero, to: one, ...below(unit, policy) }, met, { from: one, to: null, ...above(policy) }];
    case '>=':
    case '=':
    case null:
      return [{ from: zero, to: one, ...short(policy) }, met, ...beyond(unit, policy)];
  }
}

type Rule = Pick<Stretch, 'code' | 'formula'>;

function short({ shortfall }: Policy): Rule {
  switch (shortfall.rule) {
    case 'proportional':
      return { code: 'proportional', formula: { kind: 'share' } };
    case 'pass-line':
      return { code: 'pass-line', formula: { kind: 'share-pass-line', passLine: shortfall.passLine } };
    case 'all-or-nothing':
      return { code: 'all-or-nothing', formula: { kind: 'none' } };
  }
}

function beyond(unit: string | null, { excess }: Policy): Stretch[] {
  const one = new Exact(1);
  const full = (code: RuleCode, to: Exact | null): Stretch => ({ from: one, to, code, formula: { kind: 'full' } });
  // A percentage beyond its target is never wasted effort: full in all 23 such rows of the source.
  if (isPercentage(unit)) return [full('excess-percentage-full', null)];
  switch (excess.rule) {
    case 'full':
      return [full('excess-full', null)];
    case 'deduct': {
      const free = one.plus(new Exact(excess.tolerance).div(100));
      const deducted: Stretch = { from: free, to: null, code: 'excess-deduct', formula: { kind: 'excess' } };
      return free.eq(one) ? [deducted] : [full('excess-tolerated', free), deducted];
    }
  }
}

function below(unit: string | null, { belowMoneyCeiling }: Policy): Rule {
  if (!isMoney(unit)) return { code: 'below-ceiling-full', formula: { kind: 'full' } };
  switch (belowMoneyCeiling.rule) {
    case 'full':
      return { code: 'below-money-ceiling-full', formula: { kind: 'full' } };
    case 'pass-line':
      return {
        code: 'below-money-ceiling-pass-line',
        formula: { kind: 'share-pass-line', passLine: belowMoneyCeiling.passLine },
      };
  }
}

function above({ aboveCeiling }: Policy): Rule {
  switch (aboveCeiling.rule) {
    case 'proportional':
      return { code: 'above-ceiling-proportional', formula: { kind: 'excess' } };
    case 'pass-line':
      return {
        code: 'above-ceiling-pass-line',
        formula: { kind: 'excess-pass-line', passLine: aboveCeiling.passLine },
      };
  }
}

export function isPercentage(unit: string | null): boolean {
  return unit === '%' || unit === '‰';
}

/** 元, 万元, 元/月/人, 人/元: whatever is measured in money. */
export function isMoney(unit: string | null): boolean {
  return unit?.includes('元') ?? false;
}

/**
 * Points for actual `a`, positive target `t` and weight `w`, not yet capped or rounded. Everything is multiplied before it
 * is divided once, so that a result which ends exactly on half a unit is seen as such.
 */
export function pointsOf(formula: Formula, a: Exact, t: Exact, w: Exact): Exact {
  const excessLeft = () => t.times(2).minus(a);
  switch (formula.kind) {
    case 'full':
      return w;
    case 'none':
      return new Exact(0);
    case 'share':
      return w.times(a).div(t);
    case 'share-pass-line':
      return abovePassLine(a, t, w, formula.passLine);
    case 'excess':
      return w.times(excessLeft()).div(t);
    case 'excess-pass-line':
      return abovePassLine(excessLeft(), t, w, formula.passLine);
  }
}

/** Nothing scores below 0 or above its weight. */
export function capped(points: Exact, weight: Exact): Exact {
  return Exact.min(weight, Exact.max(0, points));
}

/** Capped and rounded once; rounding to fewer decimals than the weight has must not lift a score above it. */
export function roundedPoints(points: Exact, weight: Exact, { decimals, mode }: Rounding): Exact {
  return capped(rounded(capped(points, weight), decimals, mode), weight);
}

/** w × (share ÷ t − p) ÷ (1 − p), with p in percent. */
function abovePassLine(share: Exact, t: Exact, w: Exact, passLine: string): Exact {
  const line = new Exact(passLine);
  return w.times(share.times(100).minus(line.times(t))).div(t.times(new Exact(100).minus(line)));
}
