import { type Exact, exact, exactOrNull, sum } from '#domain/decimal.ts';
import type { Form, FormRow, FundLine } from '#domain/forms/form.ts';
import { executionLineOf, executionRateOf, scoreExecution } from './execution-score.ts';
import { type Grade, type GradeThresholds, gradeOf } from './grade.ts';
import { basisChanges, fitsWeight, type ManualScore, manualBasisOf } from './manual-score.ts';
import { type Policy, resolvePolicy } from './policy.ts';
import { type ApiProof, apiProof, manualNote } from './printed-proof.ts';
import { reproduces, reproducesExecution } from './reproduction.ts';
import type { Score } from './scorable.ts';
import { scoreRow } from './score.ts';
import { type TotalScore, totalOf } from './total-score.ts';
import { unitFactor } from './unit-factor.ts';

/** An approved manual score, and what of its grounds has changed since (待复核); it stands all the same. */
export type StandingManual = { score: ManualScore; changes: string[] };

/**
 * A score with its printed counterpart. In force is the manual score, else what is printed, else what the rule gives: the
 * arithmetic is never bent to either.
 */
export type LineScore = {
  result: Score;
  printed: string | null;
  reproduced: boolean | null;
  inForce: Exact | null;
  manual: StandingManual | null;
  proof: ApiProof;
};

/** `policy`: the form's with the row's own parts laid over it. */
export type ScoredRow = LineScore & { row: FormRow; policy: Policy };
export type ScoredExecution = LineScore & { line: FundLine & { index: number } };

/**
 * `total.computed`: the scores in force added up, less deductions, under the cap; null when nothing is scored. `max`: the
 * weights, but a budget of zero takes its own with it. `grade`: null until every weighted line has a score.
 */
export type ScoredForm = {
  form: Form;
  rows: ScoredRow[];
  execution: ScoredExecution | null;
  total: TotalScore & { printed: string | null };
  max: Exact;
  complete: boolean;
  grade: Grade | null;
};

/** Every row and the budget execution scored under the form's policy and its rows' overrides. */
export function scoreForm(form: Form, thresholds?: GradeThresholds): ScoredForm {
  const rows = form.rows.map((row) => scoredRow(row, form.policy));
  const execution = scoredExecution(form);
  const hasScore = execution && (execution.inForce !== null || execution.result.kind !== 'no-target');
  const lines = [
    ...rows.map(({ row, inForce }) => ({ weight: row.weight, inForce })),
    ...(execution && hasScore ? [{ weight: execution.line.weight, inForce: execution.inForce }] : []),
  ];
  const weighted = lines.filter((line) => line.weight !== null);
  const scores = lines.map((line) => line.inForce).filter((score) => score !== null);
  const max = sum(weighted.map((line) => exact(line.weight ?? '0')));
  const rate = execution && executionRateOf(execution.line, form.policy.execution);
  const total = totalOf(scores, form.deductions, { max, rate, policy: form.policy.total });
  const complete = weighted.every((line) => line.inForce !== null);
  return {
    form,
    rows,
    execution,
    total: { ...total, printed: form.printedTotal },
    max,
    complete,
    grade: complete && total.computed ? gradeOf(total.computed, max, thresholds) : null,
  };
}

/** One row scored under its form's policy and its own override. */
export function scoredRow(row: FormRow, formPolicy: Policy): ScoredRow {
  const policy = resolvePolicy(formPolicy, row.policyOverride);
  const { printedScore } = row;
  const reproduced = printedScore === null ? null : reproduces(printedScore, row, policy);
  return { row, policy, ...lineScore(scoreRow(row, policy), printedScore, reproduced, standingManual(row, policy)) };
}

/** A manual score above what the row is worth by now no longer fits it: the computed one holds again. */
function standingManual(row: FormRow, policy: Policy): StandingManual | null {
  const score = row.manualScore ?? null;
  if (score === null || !fitsWeight(score.score, row.weight)) return null;
  return { score, changes: basisChanges(score.basis, manualBasisOf(row, policy)) };
}

/** Lost points, or went past what the policy calls a deviation, and says nothing about it: 偏差原因 is wanted. */
export function isUnexplained(line: ScoredRow): boolean {
  const { row, inForce } = line;
  if (inForce === null || row.weight === null || row.reason !== null) return false;
  return inForce.lt(exact(row.weight)) || isFarBeyond(line);
}

/** Beyond the target by more than the policy takes as a matter of course; a ceiling is not gone beyond by success. */
export function isFarBeyond({ row, policy }: Pick<ScoredRow, 'row' | 'policy'>): boolean {
  const { deviationAbove } = policy.total;
  if (deviationAbove === null || row.operator === '<=') return false;
  const [a, t] = [exactOrNull(row.actual), exactOrNull(row.target)];
  const factor = unitFactor(row.actualUnit, row.unit);
  return (
    a !== null && t !== null && factor !== null && t.gt(0) && a.times(factor).times(100).gt(t.times(deviationAbove))
  );
}

function scoredExecution({ funds, policy }: Form): ScoredExecution | null {
  const line = executionLineOf(funds);
  if (!line) return null;
  const { printedScore } = line;
  const reproduced = printedScore === null ? null : reproducesExecution(printedScore, line, policy);
  return { line, ...lineScore(scoreExecution(line, policy), printedScore, reproduced) };
}

function lineScore(
  result: Score,
  printed: string | null,
  reproduced: boolean | null,
  manual: StandingManual | null = null,
): LineScore {
  const computed = result.kind === 'scored' ? result.score : null;
  const inForce = exactOrNull(manual?.score.score) ?? exactOrNull(printed) ?? computed;
  const proof = apiProof(result, printed, reproduced);
  return {
    result,
    printed,
    reproduced,
    inForce,
    manual,
    proof: manual ? { ...proof, note: manualNote(manual) } : proof,
  };
}
