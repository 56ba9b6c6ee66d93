import { Exact, exact, percentOf, printedInFull, rounded } from '#domain/decimal.ts';
import { lastOf } from '#domain/last-of.ts';
import { type Formula, isPercentage, pointsOf, roundedPoints, type Stretch, stretchesOf } from './completion-rules.ts';
import { type Policy, PRESETS, type Preset, resolvePolicy } from './policy.ts';
import { formulaText, type ProofInput, resultText, roundingText, ruleName } from './proof.ts';
import { scoreQualitative } from './qualitative-score.ts';
import type { Scorable, Score } from './scorable.ts';
import { unitFactor } from './unit-factor.ts';

/** The figures of a quantitative row in the target's unit. */
type Figures = { a: Exact; t: Exact; w: Exact };

/** Points of a row under a resolved policy, rounded once at the end by the policy's rounding. */
export function scoreRow(row: Scorable, policy: Policy): Score {
  if (row.weight === null) return { kind: 'no-weight', reason: '没有分值，不计分' };
  if (exact(row.weight).isNegative()) return { kind: 'invalid', reason: `分值 ${row.weight} 为负数，不能计分` };
  if (row.target === null) {
    if (row.targetText === null) return { kind: 'no-target', reason: '没有设定目标值，不能计分' };
    return scoreQualitative({ ...row, targetText: row.targetText, weight: row.weight }, policy);
  }
  if (row.actual === null) {
    const reason = row.actualText === null ? '尚未填写完成值' : `完成值“${row.actualText}”不是数值，不能与目标值比较`;
    return { kind: 'no-data', reason };
  }
  const factor = unitFactor(row.actualUnit, row.unit);
  if (factor === null) {
    return { kind: 'invalid', reason: `目标值单位“${row.unit}”与完成值单位“${row.actualUnit}”不同，不能比较` };
  }
  const t = exact(row.target);
  return scoreFigures(row, { a: exact(row.actual).times(factor), t, w: exact(row.weight) }, policy);
}

function scoreFigures(row: Scorable, figures: Figures, policy: Policy): Score {
  const { a, t, w } = figures;
  const stretch = stretchAt(stretchesOf(row.operator, row.unit, policy), a, t);
  if (!t.gt(0) && needsShare(stretch.formula)) {
    return { kind: 'invalid', reason: `目标值为 ${row.target}，不能按比例计分，请人工评分` };
  }
  const { decimals } = policy.rounding;
  const rate = needsShare(stretch.formula) ? completionRateOf(a, t, policy) : null;
  const points = rate ? pointsOf(stretch.formula, rate, HUNDRED, w) : pointsOf(stretch.formula, a, t, w);
  const score = roundedPoints(points, w, policy.rounding);
  return {
    kind: 'scored',
    score,
    decimals: Math.max(decimals, score.decimalPlaces()),
    proof: {
      policy: ruleName(stretch.code, stretch.formula),
      rule: stretch.code,
      inputs: inputsOf(row),
      arithmetic: arithmetic(row, figures, stretch, { rate, result: resultText(points, score, policy.rounding) }),
      rounding: roundingText(policy.rounding),
    },
  };
}

const HUNDRED = new Exact(100);

/** The completion rate in percent as the policy rounds it before scoring; null where it scores the figures themselves. */
export function completionRateOf(a: Exact, t: Exact, { completionDecimals, rounding }: Policy): Exact | null {
  if (completionDecimals === null) return null;
  const rate = percentOf(a, t);
  return rate && rounded(rate, completionDecimals, rounding.mode);
}

/** At a target of 0 or less there is no share to speak of; what is full or nothing anyway can still be scored. */
function needsShare({ kind }: Formula): boolean {
  return kind !== 'full' && kind !== 'none';
}

/** The rule that holds at a ÷ t, compared without dividing; for a target of 0 or less only the side counts. */
function stretchAt(stretches: Stretch[], a: Exact, t: Exact): Stretch {
  const side = a.comparedTo(t);
  const onSide = stretches.filter(({ from, to }) =>
    from.eq(1) && to?.eq(1) ? side === 0 : from.lt(1) ? side < 0 : side > 0,
  );
  const found = onSide.find(({ to }) => to === null || (t.gt(0) && a.lte(t.times(to)))) ?? lastOf(onSide);
  if (!found) throw new RangeError('the stretches of a policy leave no gap');
  return found;
}

function inputsOf(row: Scorable): ProofInput[] {
  return [
    { name: '目标值', value: `${row.operator ?? ''}${row.target}`, unit: row.unit },
    { name: '完成值', value: row.actual ?? '', unit: row.actualUnit ?? row.unit },
    { name: '分值', value: row.weight ?? '', unit: '分' },
  ];
}

function arithmetic(
  row: Scorable,
  { a, t }: Figures,
  { formula }: Stretch,
  { rate, result }: { rate: Exact | null; result: string },
): string {
  const sign = isPercentage(row.unit) ? row.unit : '';
  const actual = `${a.eq(row.actual ?? '0') ? row.actual : a.toFixed()}${sign}`;
  const target = `${row.target}${sign}`;
  const weight = row.weight ?? '';
  if (rate !== null) {
    const share = `${printedInFull(rate)}%`;
    const written = formulaText(formula, { share, excess: `(${share} − 100%)`, weight });
    return `完成率 ${actual} ÷ ${target} → ${share}；${written} ${result}`;
  }
  const written = formulaText(formula, {
    share: `${actual} ÷ ${target}`,
    excess: `(${actual} − ${target}) ÷ ${target}`,
    weight,
  });
  if (written !== null) return `${written} ${result}`;
  const compared = a.eq(t) ? '=' : a.gt(t) ? '>' : '<';
  return `${actual} ${compared} ${target}，计 ${formula.kind === 'full' ? weight : '0'} 分`;
}

/** The same row under each preset, for the proof panel; overrides of form and row are left aside. */
export function scoreUnderPresets(row: Scorable): { preset: Preset; score: Score }[] {
  return PRESETS.map((preset) => ({ preset, score: scoreRow(row, resolvePolicy(preset)) }));
}
