import { Exact, exact, exactOrNull, percentOf, printedInFull, rounded } from '#domain/decimal.ts';
import type { FundLine } from '#domain/forms/form.ts';
import { type Formula, pointsOf, roundedPoints } from './completion-rules.ts';
import type { ExecutionPolicy, Policy } from './policy.ts';
import { formulaText, type Proof, resultText, roundingText } from './proof.ts';
import type { Score } from './scorable.ts';

export type ExecutionLine = Pick<FundLine, 'adjusted' | 'executed' | 'weight' | 'rate'>;

const TOTAL_LINE = /合\s*计|总\s*计|总\s*额/;
const HUNDRED = new Exact(100);

/**
 * What 预算执行 is scored on: the money of the total line with the weight, rate and score of the line they are printed in.
 * The overall form prints them beside 中央安排 though they speak of 合计. `index` is that printed line; null when no line
 * carries a weight or a score.
 */
export function executionLineOf(funds: FundLine[]): (FundLine & { index: number }) | null {
  const index = funds.findIndex((line) => line.weight !== null || line.printedScore !== null);
  const scored = funds[index];
  if (!scored) return null;
  const total = funds.find((line) => TOTAL_LINE.test(line.source)) ?? scored;
  return { ...total, index, weight: scored.weight, rate: scored.rate, printedScore: scored.printedScore };
}

/** The rate in percent, rounded as it is printed: from the amounts, else as stated; null when neither is known. */
export function executionRateOf(line: ExecutionLine, { rateDecimals }: ExecutionPolicy): Exact | null {
  const [adjusted, executed] = [exactOrNull(line.adjusted), exactOrNull(line.executed)];
  if (adjusted && executed) {
    const rate = percentOf(executed, adjusted);
    return rate && rounded(rate, rateDecimals);
  }
  return adjusted?.isZero() ? null : statedRate(line);
}

export function statedRate({ rate }: Pick<ExecutionLine, 'rate'>): Exact | null {
  return rate === null ? null : exact(rate.replace('%', ''));
}

/** Points for budget execution, never above the weight. A zero budget has no rate and so no score. */
export function scoreExecution(line: ExecutionLine, { execution }: Policy): Score {
  if (line.weight === null) return { kind: 'no-weight', reason: '预算执行率没有分值，不计分' };
  const weight = exact(line.weight);
  if (weight.isNegative()) return { kind: 'invalid', reason: `分值 ${line.weight} 为负数，不能计分` };
  const adjusted = exactOrNull(line.adjusted);
  if (adjusted?.isZero()) return { kind: 'no-target', reason: '全年预算数为 0，没有执行率，不计执行得分' };
  if (adjusted?.isNegative()) return { kind: 'invalid', reason: '全年预算数为负数，不能计算执行率' };
  const rate = executionRateOf(line, execution);
  if (rate === null) return { kind: 'no-data', reason: '没有预算数或执行数，不能计算执行率' };
  const formula = executionFormula(rate, execution);
  const points = pointsOf(formula, rate, HUNDRED, weight);
  const score = roundedPoints(points, weight, execution.rounding);
  const decimals = Math.max(execution.rounding.decimals, score.decimalPlaces());
  return { kind: 'scored', score, decimals, proof: executionProof(line, rate, formula, { points, score }, execution) };
}

export function executionFormula(rate: Exact, { rule, passLine }: ExecutionPolicy): Formula {
  if (rate.gte(100)) return { kind: 'full' };
  switch (rule) {
    case 'full':
      return { kind: 'full' };
    case 'proportional':
      return { kind: 'share' };
    case 'pass-line':
      return { kind: 'share-pass-line', passLine };
  }
}

function executionProof(
  line: ExecutionLine,
  rate: Exact,
  formula: Formula,
  { points, score }: { points: Exact; score: Exact },
  execution: ExecutionPolicy,
): Proof {
  const weight = line.weight ?? '';
  const percent = `${printedInFull(rate, execution.rateDecimals)}%`;
  const written = formulaText(formula, { share: percent, excess: percent, weight });
  const amounts = line.adjusted !== null && line.executed !== null;
  const rateText = amounts ? `执行率 ${line.executed} ÷ ${line.adjusted} → ${percent}；` : `执行率 ${percent}；`;
  const met = rate.gte(100);
  return {
    policy: met ? '预算执行率达到 100%，计满分' : executionRuleName(execution),
    rule: met ? 'execution-met' : `execution-${execution.rule}`,
    inputs: [
      ...(amounts
        ? [
            { name: '全年预算数', value: line.adjusted ?? '', unit: null },
            { name: '全年执行数', value: line.executed ?? '', unit: null },
          ]
        : []),
      { name: '执行率', value: percent, unit: null },
      { name: '分值', value: weight, unit: '分' },
    ],
    arithmetic: `${rateText}${written === null ? `计 ${weight} 分` : `${written} ${resultText(points, score, execution.rounding)}`}`,
    rounding: roundingText(execution.rounding),
  };
}

function executionRuleName({ rule, passLine }: ExecutionPolicy): string {
  switch (rule) {
    case 'proportional':
      return '预算执行率，按执行比例计分（财预〔2020〕10号）';
    case 'pass-line':
      return `预算执行率，按及格线法计分（及格线 ${passLine}%）`;
    case 'full':
      return '预算执行率，计满分';
  }
}
