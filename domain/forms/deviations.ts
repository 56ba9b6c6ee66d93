import { type Exact, exact, exactOrNull, percentOf, printed } from '#domain/decimal.ts';
import type { ScoredForm } from '#domain/scoring/form-score.ts';
import { unitFactor } from '#domain/scoring/unit-factor.ts';
import type { Form, FormRow } from './form.ts';

/** Actual and target of a quantitative row in the target's unit; null for words, absent values and units that differ. */
function valuesOf(row: FormRow): { actual: Exact; target: Exact } | null {
  const factor = unitFactor(row.actualUnit, row.unit);
  if (row.actual === null || row.target === null || factor === null) return null;
  return { actual: exact(row.actual).times(factor), target: exact(row.target) };
}

/** Whether the actual keeps to the target by its sign, 等于 meaning exactly; null where that cannot be said. */
export function isMet(row: FormRow): boolean | null {
  const values = valuesOf(row);
  if (values === null) return null;
  const { actual, target } = values;
  switch (row.operator) {
    case '<=':
      return actual.lte(target);
    case '=':
      return actual.eq(target);
    default:
      return actual.gte(target);
  }
}

/** Actual ÷ target as printed, `94.37%`; null where there is no such share. */
export function completionText(row: FormRow): string | null {
  const values = valuesOf(row);
  const share = values && percentOf(values.actual, values.target);
  return share && `${printed(share, 2)}%`;
}

/** A line of a form that lost points or missed its target. */
export interface Deviation {
  form: Form;
  name: string;
  target: string;
  actual: string;
  /** Points below the weight; zero where the target was missed without losing any. */
  lost: Exact;
  reason: string | null;
}

/** Every line of the form that deviates, the budget execution first. */
export function deviationsOf({ form, rows, execution }: ScoredForm): Deviation[] {
  const lines: Deviation[] = [];
  const lostBy = (weight: string | null, inForce: Exact | null) => {
    const full = exactOrNull(weight);
    return full === null || inForce === null ? exact('0') : full.minus(inForce);
  };
  if (execution) {
    const { line, inForce } = execution;
    const lost = lostBy(line.weight, inForce);
    const amounts = {
      target: `${line.adjusted ?? ''} ${form.moneyUnit}`,
      actual: `${line.executed ?? ''} ${form.moneyUnit}`,
    };
    if (lost.gt(0)) lines.push({ form, name: '预算执行', ...amounts, lost, reason: null });
  }
  for (const { row, inForce } of rows) {
    const lost = lostBy(row.weight, inForce);
    if (!lost.gt(0) && isMet(row) !== false) continue;
    const { level3, targetText, actualText, reason } = row;
    lines.push({ form, name: level3, target: targetText ?? '', actual: actualText ?? '', lost, reason });
  }
  return lines;
}
