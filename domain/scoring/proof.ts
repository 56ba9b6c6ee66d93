import { type Exact, printedInFull, rounded } from '#domain/decimal.ts';
import type { Formula, RuleCode } from './completion-rules.ts';
import type { ExecutionPolicy, Rounding } from './policy.ts';

export type ProofInput = { name: string; value: string; unit: string | null };
export type ProofRule = RuleCode | `execution-${ExecutionPolicy['rule']}` | 'execution-met' | 'qualitative';

/** Why a score is what it is, in words a reader can check with a pocket calculator. */
export type Proof = { policy: string; rule: ProofRule; inputs: ProofInput[]; arithmetic: string; rounding: string };

/** The Chinese name of a rule, with its regulation where it comes from one. */
export function ruleName(rule: RuleCode, formula: Formula): string {
  const line = 'passLine' in formula ? `（及格线 ${formula.passLine}%）` : '';
  switch (rule) {
    case 'met':
      return '达到目标值，计满分';
    case 'proportional':
      return '未达目标值，按完成比例计分（财预〔2020〕10号）';
    case 'pass-line':
      return `未达目标值，按及格线法计分${line}`;
    case 'all-or-nothing':
      return '未达目标值，不计分';
    case 'excess-full':
      return '超过目标值，计满分';
    case 'excess-percentage-full':
      return '比率超过目标值，计满分';
    case 'excess-tolerated':
      return '超过目标值但在允许范围内，计满分';
    case 'excess-deduct':
      return '超过目标值，按偏离程度扣分';
    case 'below-ceiling-full':
      return '未超过上限，计满分';
    case 'below-money-ceiling-full':
      return '支出未超过上限，计满分';
    case 'below-money-ceiling-pass-line':
      return `支出低于上限，按及格线法计分${line}`;
    case 'above-ceiling-proportional':
      return '超过上限，按超出比例扣分';
    case 'above-ceiling-pass-line':
      return `超过上限，按及格线法扣分${line}`;
  }
}

/** The regulation a rule comes from; null for one that the form's own policy sets. */
export function citationOf(rule: ProofRule): string | null {
  switch (rule) {
    case 'met':
    case 'proportional':
    case 'qualitative':
    case 'execution-proportional':
      return '财预〔2020〕10号';
    default:
      return null;
  }
}

/**
 * The formula with its numbers: `82.76 ÷ 87.70 × 15`. `share` is the expression for a ÷ t, `excess` the one for (a − t) ÷ t;
 * a full score needs no formula, only its reason.
 */
export function formulaText(formula: Formula, terms: { share: string; excess: string; weight: string }): string | null {
  const { share, excess, weight } = terms;
  switch (formula.kind) {
    case 'full':
    case 'none':
      return null;
    case 'share':
      return `${share} × ${weight}`;
    case 'share-pass-line':
      return `(${share} − ${formula.passLine}%) ÷ (1 − ${formula.passLine}%) × ${weight}`;
    case 'excess':
      return `(1 − ${excess}) × ${weight}`;
    case 'excess-pass-line':
      return `(1 − ${excess} − ${formula.passLine}%) ÷ (1 − ${formula.passLine}%) × ${weight}`;
  }
}

const SHOWN_DECIMALS = 4;

/** `= 9.125 → 9.12`, or `≈ 14.1551 → 14.16` when the points do not end within four decimals. */
export function resultText(points: Exact, score: Exact, rounding: Rounding): string {
  const shown = rounded(points, SHOWN_DECIMALS);
  const result = shown.eq(points) ? `= ${shown.toFixed()}` : `≈ ${shown.toFixed(SHOWN_DECIMALS)}`;
  const floor = points.isNegative() && !points.isZero() ? '，低于 0 按 0 计' : '';
  return `${result.replace('-', '−')}${floor} → ${printedInFull(score, rounding.decimals)}`;
}

export function roundingText({ mode, decimals }: Rounding): string {
  return `${mode === 'half-even' ? '四舍六入五成双' : '四舍五入'}，保留 ${decimals} 位小数`;
}
