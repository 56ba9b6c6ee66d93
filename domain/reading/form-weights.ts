import { exactOrNull, sum } from '#domain/decimal.ts';
import { plainNumeral } from '#domain/forms/numeral.ts';
import type { Doubt } from './flat/doubts.ts';
import type { ReadDraft } from './read-form.ts';

const WHOLE = 100;

/** A doubt where the weights that were read do not make up a hundred: a row may have been missed. Null where none was read. */
export function weightDoubt({ rows, funds }: ReadDraft, line: number): Doubt | null {
  const printed = [...(rows ?? []), ...(funds ?? [])].map(({ weight }) =>
    exactOrNull(plainNumeral(String(weight ?? ''))),
  );
  const weights = printed.filter((weight) => weight !== null);
  if (weights.length === 0) return null;
  const total = sum(weights);
  if (total.equals(WHOLE)) return null;
  return { path: 'rows', words: `读到的分值相加为 ${total.toFixed()}，不是 100，可能有行没有读到`, quote: '', line };
}
