import { type Exact, exact, printed, printedInFull, sum } from '#domain/decimal.ts';
import type { ExecutionCap, TotalPolicy } from './policy.ts';

/** Points taken from the total for a fact outside the rows, as `未按时报送`. */
export type Deduction = { reason: string; points: string };

/**
 * The total with what was taken from the sum of the scores: fixed deductions first (never below 0), then the cap of the
 * execution rate. `computed` is null when nothing is scored; `cap` is the one that held, with the points it leaves.
 */
export type TotalScore = {
  sum: Exact | null;
  deducted: Exact;
  cap: (ExecutionCap & { limit: Exact }) | null;
  computed: Exact | null;
  arithmetic: string | null;
};

export function totalOf(
  scores: Exact[],
  deductions: Deduction[],
  { max, rate, policy }: { max: Exact; rate: Exact | null; policy: TotalPolicy },
): TotalScore {
  const deducted = sum(deductions.map(({ points }) => exact(points)));
  if (scores.length === 0) return { sum: null, deducted, cap: null, computed: null, arithmetic: null };
  const added = sum(scores);
  const left = added.lt(deducted) ? exact(0) : added.minus(deducted);
  const strictest = capAt(policy.executionCaps, rate);
  const limit = strictest && max.times(strictest.cap).div(100);
  const cap = strictest && limit && left.gt(limit) ? { ...strictest, limit } : null;
  const computed = cap?.limit ?? left;
  return {
    sum: added,
    deducted,
    cap,
    computed,
    arithmetic: arithmetic({ scores, added, deductions, left, rate, cap }),
  };
}

/** The lowest cap among those whose limit the rate stays under; a rate nobody knows is under none. */
function capAt(caps: ExecutionCap[], rate: Exact | null): ExecutionCap | null {
  if (rate === null) return null;
  const held = caps.filter(({ below }) => rate.lt(below));
  return held.reduce<ExecutionCap | null>((least, cap) => (least && exact(least.cap).lte(cap.cap) ? least : cap), null);
}

function arithmetic({
  scores,
  added,
  deductions,
  left,
  rate,
  cap,
}: {
  scores: Exact[];
  added: Exact;
  deductions: Deduction[];
  left: Exact;
  rate: Exact | null;
  cap: TotalScore['cap'];
}): string {
  const terms = scores.map((score) => printedInFull(score)).join(' + ');
  const lines = [scores.length > 1 ? `${terms} = ${printedInFull(added)}` : terms];
  if (deductions.length > 0) {
    const taken = deductions.map(({ points, reason }) => `${points}（${reason}）`).join(' − ');
    lines.push(`${printedInFull(added)} − ${taken} = ${printedInFull(left)}${left.isZero() ? '，不低于 0' : ''}`);
  }
  if (cap && rate) {
    const why = `执行率 ${printed(rate, 2)}% 低于 ${cap.below}%，总分不超过满分的 ${cap.cap}%`;
    lines.push(`${why}：${printedInFull(left)} → ${printedInFull(cap.limit)}`);
  }
  return lines.join('；');
}
