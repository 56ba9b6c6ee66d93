import { type Exact, exact, exactOrNull, sum } from '#domain/decimal.ts';
import type { Form, FormRow, FundLine } from '#domain/forms/form.ts';
import { executionLineOf, scoreExecution } from './execution-score.ts';
import { type Grade, type GradeThresholds, gradeOf } from './grade.ts';
import { type Policy, resolvePolicy } from './policy.ts';
import { type ApiProof, apiProof } from './printed-proof.ts';
import { reproduces, reproducesExecution } from './reproduction.ts';
import type { Score } from './scorable.ts';
import { scoreRow } from './score.ts';

/** A score with its printed counterpart. In force is what is printed, where anything is: the arithmetic is never bent to it. */
export type LineScore = {
  result: Score;
  printed: string | null;
  reproduced: boolean | null;
  inForce: Exact | null;
  proof: ApiProof;
};

export type ScoredRow = LineScore & { row: FormRow };
export type ScoredExecution = LineScore & { line: FundLine & { index: number } };

/**
 * `total.computed`: sum of the scores in force, null when nothing is scored. `max`: the weights, but a
 * budget of zero takes its own with it. `grade`: null until every weighted line has a score.
 */
export type ScoredForm = {
  form: Form;
  rows: ScoredRow[];
  execution: ScoredExecution | null;
  total: { computed: Exact | null; printed: string | null };
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
  const computed = scores.length === 0 ? null : sum(scores);
  const max = sum(weighted.map((line) => exact(line.weight ?? '0')));
  const complete = weighted.every((line) => line.inForce !== null);
  return {
    form,
    rows,
    execution,
    total: { computed, printed: form.printedTotal },
    max,
    complete,
    grade: complete && computed ? gradeOf(computed, max, thresholds) : null,
  };
}

/** One row scored under its form's policy and its own override. */
export function scoredRow(row: FormRow, formPolicy: Policy): ScoredRow {
  const policy = resolvePolicy(formPolicy, row.policyOverride);
  const { printedScore } = row;
  const reproduced = printedScore === null ? null : reproduces(printedScore, row, policy);
  return { row, ...lineScore(scoreRow(row, policy), printedScore, reproduced) };
}

/** Lost points and says nothing about it: 偏差原因 is wanted. */
export function isUnexplained({ row, inForce }: ScoredRow): boolean {
  return inForce !== null && row.weight !== null && row.reason === null && inForce.lt(exact(row.weight));
}

function scoredExecution({ funds, policy }: Form): ScoredExecution | null {
  const line = executionLineOf(funds);
  if (!line) return null;
  const { printedScore } = line;
  const reproduced = printedScore === null ? null : reproducesExecution(printedScore, line, policy);
  return { line, ...lineScore(scoreExecution(line, policy), printedScore, reproduced) };
}

function lineScore(result: Score, printed: string | null, reproduced: boolean | null): LineScore {
  const computed = result.kind === 'scored' ? result.score : null;
  const inForce = exactOrNull(printed) ?? computed;
  return { result, printed, reproduced, inForce, proof: apiProof(result, printed, reproduced) };
}
