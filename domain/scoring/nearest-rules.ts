import { type Exact, exact, printed, printedInFull } from '#domain/decimal.ts';
import { type ExecutionLine, scoreExecution } from './execution-score.ts';
import { type Policy, type PolicyOverride, resolvePolicy } from './policy.ts';
import type { Scorable, Score } from './scorable.ts';
import { scoreRow } from './score.ts';

/** A rule, what it would give, and printed minus that (`+0.28`, `0`). */
export type NearRule = { rule: string; score: string; difference: string };

const PASS_LINE = '60';
/** Every choice an official method offers for a row; those that do not concern it give what its own policy gives. */
const ROW_RULES: PolicyOverride[] = [
  {},
  { shortfall: { rule: 'proportional' } },
  { shortfall: { rule: 'pass-line', passLine: PASS_LINE } },
  { shortfall: { rule: 'all-or-nothing' } },
  { excess: { rule: 'full' } },
  { excess: { rule: 'deduct', tolerance: '0' } },
  { belowMoneyCeiling: { rule: 'full' } },
  { belowMoneyCeiling: { rule: 'pass-line', passLine: PASS_LINE } },
  { aboveCeiling: { rule: 'proportional' } },
  { aboveCeiling: { rule: 'pass-line', passLine: PASS_LINE } },
];
const EXECUTION_RULES: PolicyOverride[] = [
  {},
  { execution: { rule: 'proportional' } },
  { execution: { rule: 'pass-line', passLine: PASS_LINE } },
  { execution: { rule: 'full' } },
];

/** What each known rule gives for the row, the nearest to the printed score first; ties in the order of the methods. */
export function nearestRules(stated: string, row: Scorable, policy: Policy): NearRule[] {
  return nearest(
    stated,
    ROW_RULES.map((rule) => scoreRow(row, resolvePolicy(policy, rule))),
  );
}

/** The same for budget execution. */
export function nearestExecutionRules(stated: string, line: ExecutionLine, policy: Policy): NearRule[] {
  return nearest(
    stated,
    EXECUTION_RULES.map((rule) => scoreExecution(line, resolvePolicy(policy, rule))),
  );
}

/** Why a printed score stands although the form's own rule gives another one. */
export function printedExplanation(stated: string, computed: string | null, near: readonly NearRule[]): string {
  const own = computed === null ? '本表口径不能给出得分' : `本表口径计算为 ${computed}`;
  const [first] = near;
  const kept = `表上得分 ${stated}，${own}；印刷值保留并标出，不改算式`;
  if (!first) return `${kept}。`;
  if (exact(first.score).eq(stated)) return `${kept}。按“${first.rule}”恰为 ${first.score}。`;
  return `${kept}。已知规则都得不出此分，最接近的是“${first.rule}”，为 ${first.score}，相差 ${first.difference}。`;
}

function nearest(stated: string, scores: Score[]): NearRule[] {
  const found = new Map<string, NearRule & { distance: Exact }>();
  for (const result of scores) {
    if (result.kind !== 'scored' || found.has(result.proof.policy)) continue;
    const difference = exact(stated).minus(result.score);
    found.set(result.proof.policy, {
      rule: result.proof.policy,
      score: printed(result.score, result.decimals),
      difference: `${difference.gt(0) ? '+' : ''}${printedInFull(difference)}`,
      distance: difference.abs(),
    });
  }
  return [...found.values()]
    .sort((one, other) => one.distance.comparedTo(other.distance))
    .map(({ distance: _distance, ...rule }) => rule);
}
