import { type Exact, exactOrNull, printedInFull } from '../decimal.ts';
import { NO_PARTS, type PartValues, type RateParts, rateValue } from '../indicators/rate.ts';
import type { EntryInput } from './report.ts';

/** What an entry says once a rate is worked out. */
export interface EnteredValue extends PartValues {
  value: Exact | null;
}

type Asked = { parts: RateParts | null; decimals: number; unit: string };

/**
 * The figure of an entry: typed, or of a rate with parts worked out from them. A rate without either part is taken only as
 * it is `stored`: printed, or entered before parts were asked for. The refusal is a sentence for the person.
 */
export function enteredValue(
  entry: Pick<EntryInput, 'value' | 'numerator' | 'denominator'>,
  { parts, decimals, unit }: Asked,
  stored: EnteredValue | null,
): { refusal: null; entered: EnteredValue } | { refusal: string } {
  const value = exactOrNull(entry.value);
  const counts = { numerator: exactOrNull(entry.numerator), denominator: exactOrNull(entry.denominator) };
  const hasCounts = counts.numerator !== null || counts.denominator !== null;
  if (parts === null) {
    return hasCounts ? { refusal: '该指标不按分子、分母填报' } : { refusal: null, entered: { value, ...NO_PARTS } };
  }
  if (!hasCounts) {
    const isKept =
      value === null || (stored?.value?.eq(value) && stored.numerator === null && stored.denominator === null);
    return isKept
      ? { refusal: null, entered: { value, ...NO_PARTS } }
      : { refusal: '该比率由分子、分母计算，请填写分子和分母' };
  }
  const rate = rateValue(counts, decimals, unit);
  if (value !== null && (rate === null || !rate.eq(value))) {
    const shown = rate === null ? '无法计算' : printedInFull(rate, decimals);
    return { refusal: `比率由分子、分母计算，应为 ${shown}，与提交的 ${printedInFull(value)} 不符` };
  }
  return { refusal: null, entered: { value: rate, ...counts } };
}
