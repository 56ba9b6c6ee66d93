import { readValueText } from '#domain/forms/value-text.ts';
import type { Scorable } from '#domain/scoring/scorable.ts';

/** A row as the paper prints it. */
export function printedRow(targetText: string | null, actualText: string | null, weight: string | null): Scorable {
  const target = readValueText(targetText ?? '');
  const actual = readValueText(actualText ?? '');
  return {
    operator: target.operator,
    target: target.value,
    unit: target.unit,
    targetText,
    weight,
    actual: actual.value,
    actualUnit: actual.unit,
    actualText,
    band: null,
  };
}
