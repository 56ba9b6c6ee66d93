import { type Exact, exact, printedInFull } from '#domain/decimal.ts';
import { plainNumeral } from '#domain/forms/numeral.ts';
import type { Operator } from '#domain/indicators/target.ts';
import { executionRateOf, scoreExecution } from '#domain/scoring/execution-score.ts';
import type { Policy } from '#domain/scoring/policy.ts';
import type { Score } from '#domain/scoring/scorable.ts';
import { scoreRow } from '#domain/scoring/score.ts';
import { totalOf } from '#domain/scoring/total-score.ts';

/** Figures to try a policy on: one row, the budget, and what the other rows may have scored. */
export interface ExampleDraft {
  operator: Operator;
  unit: string;
  target: string;
  actual: string;
  weight: string;
  adjusted: string;
  executed: string;
  executionWeight: string;
  others: string;
}

/** The overall form's first row and a budget not fully spent; nothing here is kept. */
export const EXAMPLE: ExampleDraft = {
  operator: '>=',
  unit: '万人',
  target: '87.70',
  actual: '82.76',
  weight: '15',
  adjusted: '100',
  executed: '75',
  executionWeight: '10',
  others: '75',
};

export interface ExampleLine {
  score: string | null;
  /** The arithmetic, or why there is no score. */
  says: string;
}

export interface ExampleResult {
  row: ExampleLine;
  execution: ExampleLine;
  total: ExampleLine;
}

/** The example scored by the rules that score the forms. The total is out of all weights, the others at full weight. */
export function exampleResult(draft: ExampleDraft, policy: Policy): ExampleResult {
  const { operator, unit } = draft;
  const [target, actual, weight] = [draft.target, draft.actual, draft.weight].map(figure);
  const row = scoreRow(
    {
      operator,
      target: target ?? null,
      unit,
      targetText: target ?? null,
      weight: weight ?? null,
      actual: actual ?? null,
      actualUnit: unit,
      actualText: actual ?? null,
      band: null,
    },
    policy,
  );
  const [adjusted, executed, executionWeight] = [draft.adjusted, draft.executed, draft.executionWeight].map(figure);
  const line = {
    adjusted: adjusted ?? null,
    executed: executed ?? null,
    weight: executionWeight ?? null,
    rate: null,
  };
  const execution = scoreExecution(line, policy);
  const others = figure(draft.others);
  const scores = [pointsOf(row), pointsOf(execution), others === null ? null : exact(others)].filter(
    (score) => score !== null,
  );
  const total = totalOf(scores, [], {
    max: exact(100),
    rate: executionRateOf(line, policy.execution),
    policy: policy.total,
  });
  return {
    row: lineOf(row),
    execution: lineOf(execution),
    total: {
      score: total.computed === null ? null : printedInFull(total.computed, 2),
      says: total.arithmetic ?? '没有可以相加的得分',
    },
  };
}

/** A target or a weight below 0 is a slip of typing here, and read as none. */
function figure(text: string): string | null {
  const plain = plainNumeral(text);
  return plain === null || exact(plain).isNegative() ? null : plain;
}

function pointsOf(score: Score): Exact | null {
  return score.kind === 'scored' ? score.score : null;
}

function lineOf(score: Score): ExampleLine {
  if (score.kind !== 'scored') return { score: null, says: score.reason };
  return { score: printedInFull(score.score, score.decimals), says: score.proof.arithmetic };
}
