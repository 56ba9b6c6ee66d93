import { Exact, sum } from '../decimal.ts';

/** One forecast that would have been made earlier, against what then happened; in the indicator's unit. */
export interface PastTest {
  estimate: Exact;
  actual: Exact;
}

/** Of one method: a test for each earlier origin, null where it had nothing to go by then. Origins are the same for all. */
export type PastTests = (PastTest | null)[];

/**
 * Where the ends of a forecast come from: `final` nothing is left to estimate; `measured` the method's own past errors;
 * `widened` too few of them to say how often; `untested` none, so no ends are given.
 */
export const intervalBases = ['final', 'measured', 'widened', 'untested'] as const;
export type IntervalBasis = (typeof intervalBases)[number];

/** How a method has done at this distance from its end. */
export interface TrackRecord {
  basis: IntervalBasis;
  /** Back-tests made. */
  tests: number;
  /** Mean absolute error in the indicator's unit, and in percent of what happened (where that was not 0). */
  meanError: Exact | null;
  meanErrorPercent: Exact | null;
  /** Of `tests`, how many fell inside the interval that the other tests give; only where it is measured. */
  held: number | null;
}

/** In percent: a measured interval holds at least so often, as long as the future errs like the past. */
export const CONFIDENCE = 80;
/** With fewer tests no interval can claim it: (n + 1) × 80 % would lie beyond the largest error. */
export const LEAST_TESTS = 4;
/** What the largest error of too few tests is multiplied with. */
const WIDENING = 2;

export const NOTHING_TESTED: TrackRecord = {
  basis: 'untested',
  tests: 0,
  meanError: null,
  meanErrorPercent: null,
  held: null,
};

/**
 * The method with the least past error, compared on the origins where all of them had something to go by; the first of
 * equals, and the first at all where there is no such origin. Null without candidates.
 */
export function leastWrong<M>(candidates: readonly { method: M; tests: PastTests }[]): M | null {
  const [first] = candidates;
  if (!first) return null;
  const common = first.tests.flatMap((_, origin) => (candidates.every(({ tests }) => tests[origin]) ? [origin] : []));
  const wrong = candidates.map(({ method, tests }) => ({
    method,
    error: sum(common.map((origin) => errorOf(tests[origin]!))),
  }));
  return wrong.reduce((best, other) => (other.error.lt(best.error) ? other : best)).method;
}

/**
 * Half the breadth of the interval and what the tests say of it. `ownSpread`: how much the year itself has varied, the least
 * that a widened interval takes.
 */
export function intervalFrom(tests: PastTests, ownSpread: Exact): { half: Exact | null; record: TrackRecord } {
  const made = tests.filter((test) => test !== null);
  if (made.length === 0) return { half: null, record: NOTHING_TESTED };
  const errors = made.map(errorOf);
  const shares = made.flatMap((test) =>
    test.actual.isZero() ? [] : [errorOf(test).div(test.actual.abs()).times(100)],
  );
  const facts = { tests: made.length, meanError: meanOf(errors), meanErrorPercent: meanOf(shares) };
  if (made.length < LEAST_TESTS) {
    const half = Exact.max(Exact.max(...errors).times(WIDENING), ownSpread);
    return { half, record: { ...facts, basis: 'widened', held: null } };
  }
  const held = errors.filter((error, index) =>
    error.lte(quantile(errors.filter((_, other) => other !== index))),
  ).length;
  return { half: quantile(errors), record: { ...facts, basis: 'measured', held } };
}

/** The ⌈80 % × (n + 1)⌉th smallest error: at least so often does the next one not exceed it, whatever its distribution. */
function quantile(errors: readonly Exact[]): Exact {
  const rank = Math.min(errors.length, Math.ceil(((errors.length + 1) * CONFIDENCE) / 100));
  return [...errors].sort((one, other) => one.comparedTo(other))[rank - 1] ?? new Exact(0);
}

function errorOf({ estimate, actual }: PastTest): Exact {
  return actual.minus(estimate).abs();
}

function meanOf(values: Exact[]): Exact | null {
  return values.length === 0 ? null : sum(values).div(values.length);
}
