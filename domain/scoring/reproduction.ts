import { Exact, exact, rounded } from '#domain/decimal.ts';
import { capped, isMoney, isPercentage, pointsOf, stretchesOf } from './completion-rules.ts';
import { type ExecutionLine, executionFormula, scoreExecution, statedRate } from './execution-score.ts';
import type { Policy, Rounding } from './policy.ts';
import { bandOf } from './qualitative-score.ts';
import type { Scorable } from './scorable.ts';
import { completionRateOf, scoreRow } from './score.ts';
import { unitFactor } from './unit-factor.ts';

/** Both ends included. */
type Interval = { low: Exact; high: Exact };

/** Measured rather than counted, so that even a whole number of them has been rounded. */
const CONTINUOUS = /^[亿万千百十]|小时|分钟|秒|公里|千米|米|公顷|亩|吨|公斤|度/;

/**
 * Whether the printed score follows from the policy for some figures that round to the printed ones. A text row is
 * reproduced by any score inside its band, because inside a band the score is a judgement.
 */
export function reproduces(printed: string, row: Scorable, policy: Policy): boolean {
  const result = scoreRow(row, policy);
  if (result.kind !== 'scored' || row.weight === null) return false;
  const stated = exact(printed);
  if (result.score.eq(stated)) return true;
  const weight = exact(row.weight);
  if (row.target === null || row.actual === null) {
    const band = bandOf(row);
    if (band === null) return false;
    const { from, to } = policy.qualitative[band];
    const share = (percent: string) => weight.times(percent).div(100);
    return holds({ low: share(from), high: share(to) }, stated, policy.rounding);
  }
  const t = published(row.target, row.unit);
  const factor = unitFactor(row.actualUnit, row.unit) ?? new Exact(1);
  const a = published(row.actual, row.actualUnit ?? row.unit);
  if (!t.low.gt(0)) return false;
  // Points depend on a ÷ t alone, and on every stretch they only rise or only fall: its two ends are the extremes.
  const reach = { low: a.low.times(factor).div(t.high), high: a.high.times(factor).div(t.low) };
  return stretchesOf(row.operator, row.unit, policy).some(({ from, to, formula }) => {
    const low = Exact.max(from, reach.low);
    const high = to === null ? reach.high : Exact.min(to, reach.high);
    if (low.gt(high)) return false;
    const ends = [low, high].map((ratio) => {
      const rate = completionRateOf(ratio, new Exact(1), policy) ?? ratio.times(100);
      return capped(pointsOf(formula, rate, new Exact(100), weight), weight);
    });
    return holds({ low: Exact.min(...ends), high: Exact.max(...ends) }, stated, policy.rounding);
  });
}

/** The same for budget execution; a printed rate is itself the input, known to the last decimal it prints. */
export function reproducesExecution(printed: string, line: ExecutionLine, policy: Policy): boolean {
  const result = scoreExecution(line, policy);
  if (result.kind !== 'scored' || line.weight === null) return false;
  const stated = exact(printed);
  if (result.score.eq(stated)) return true;
  const { execution } = policy;
  const rate = statedRate(line);
  if (rate === null) return false;
  const half =
    rate.decimalPlaces() >= execution.rateDecimals ? new Exact(0) : halfUnit(line.rate?.replace('%', '') ?? '');
  const weight = exact(line.weight);
  const ends = [rate.minus(half), rate.plus(half)].map((end) =>
    capped(pointsOf(executionFormula(end, execution), end, new Exact(100), weight), weight),
  );
  return holds({ low: Exact.min(...ends), high: Exact.max(...ends) }, stated, execution.rounding);
}

/** Everything that would have been published as this numeral; a whole number of whole things is exactly that number. */
function published(numeral: string, unit: string | null): Interval {
  const value = exact(numeral);
  const counted = !numeral.includes('.') && !isPercentage(unit) && !isMoney(unit) && !CONTINUOUS.test(unit ?? '');
  const half = counted ? new Exact(0) : halfUnit(numeral);
  return { low: value.minus(half), high: value.plus(half) };
}

function halfUnit(numeral: string): Exact {
  const decimals = numeral.split('.')[1]?.length ?? 0;
  return new Exact(10).pow(-decimals).div(2);
}

function holds({ low, high }: Interval, stated: Exact, { mode, decimals }: Rounding): boolean {
  return stated.gte(rounded(low, decimals, mode)) && stated.lte(rounded(high, decimals, mode));
}
