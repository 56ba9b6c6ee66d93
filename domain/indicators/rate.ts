import { type Exact, rounded } from '../decimal.ts';
import { z } from '../zod.ts';

/** The two counts of a rate (分子 ÷ 分母), declared where the rate is never typed but worked out. */
export const ratePartsSchema = z.object({
  numerator: z.string().min(1),
  denominator: z.string().min(1),
  /** Both are counted in it. */
  unit: z.string().min(1),
  decimals: z.number().int().min(0).max(6),
});
export type RateParts = z.infer<typeof ratePartsSchema>;

export const rateParts = ['numerator', 'denominator'] as const;
export type RatePart = (typeof rateParts)[number];
export const ratePartNames: Record<RatePart, string> = { numerator: '分子', denominator: '分母' };

/** The two counts of one month; a part that is not there is absent, not zero. */
export interface PartValues {
  numerator: Exact | null;
  denominator: Exact | null;
}

export type RateResult =
  | { kind: 'rate'; value: Exact; isOverWhole: boolean }
  | { kind: 'missing'; parts: RatePart[] }
  | { kind: 'negative'; parts: RatePart[] }
  /** Nothing to divide by: there is no rate, not a rate of zero. */
  | { kind: 'zero-denominator' };

const SCALES: Record<string, number> = { '%': 100, '‰': 1000 };

/**
 * numerator ÷ denominator in `unit` (percent by default; any other unit than % and ‰ takes the bare quotient), rounded half
 * up once, to `decimals` places. Never averaged, never rounded before. Never throws.
 */
export function rateOf({ numerator, denominator }: PartValues, decimals: number, unit = '%'): RateResult {
  const values = { numerator, denominator };
  const missing = rateParts.filter((part) => values[part] === null);
  if (numerator === null || denominator === null) return { kind: 'missing', parts: missing };
  const negative = rateParts.filter((part) => values[part]?.lt(0));
  if (negative.length > 0) return { kind: 'negative', parts: negative };
  if (denominator.isZero()) return { kind: 'zero-denominator' };
  const quotient = numerator.times(SCALES[unit] ?? 1).div(denominator);
  return { kind: 'rate', value: rounded(quotient, decimals), isOverWhole: numerator.gt(denominator) };
}

/** The rate itself where there is one. */
export function rateValue(values: PartValues, decimals: number, unit: string): Exact | null {
  const result = rateOf(values, decimals, unit);
  return result.kind === 'rate' ? result.value : null;
}

/** How an indicator is kept: four columns, all or none. */
export interface PartColumns {
  numeratorName: string | null;
  denominatorName: string | null;
  partUnit: string | null;
  partDecimals: number | null;
}

/** The declared parts of an indicator; null when its figure is entered directly. */
export function partsOf({ numeratorName, denominatorName, partUnit, partDecimals }: PartColumns): RateParts | null {
  if (numeratorName === null || denominatorName === null || partUnit === null || partDecimals === null) return null;
  return { numerator: numeratorName, denominator: denominatorName, unit: partUnit, decimals: partDecimals };
}

export function partColumns(parts: RateParts | null): PartColumns {
  return {
    numeratorName: parts?.numerator ?? null,
    denominatorName: parts?.denominator ?? null,
    partUnit: parts?.unit ?? null,
    partDecimals: parts?.decimals ?? null,
  };
}

export const NO_PARTS: PartValues = { numerator: null, denominator: null };
