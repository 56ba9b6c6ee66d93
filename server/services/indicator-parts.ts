import type { StoredIndicator } from '#db/tables/indicators.ts';
import { exactFromMicro, printedInFull } from '#domain/decimal.ts';
import { type PartValues, partsOf } from '#domain/indicators/rate.ts';

/** 1234 ÷ 1300 with the names of both; null unless both are there. */
export function partsShown(indicator: StoredIndicator, values: PartValues | null) {
  const declared = partsOf(indicator);
  if (declared === null || values === null) return null;
  const { numerator, denominator } = values;
  if (numerator === null || denominator === null) return null;
  return {
    numerator: printedInFull(numerator, declared.decimals),
    denominator: printedInFull(denominator, declared.decimals),
    numeratorName: declared.numerator,
    denominatorName: declared.denominator,
    unit: declared.unit,
  };
}
export type PartsShown = NonNullable<ReturnType<typeof partsShown>>;

/** The same for what is stored in a figure or an entry. */
export function partsView(
  indicator: StoredIndicator,
  stored: { numeratorMicro: number | null; denominatorMicro: number | null } | undefined,
): PartsShown | null {
  if (stored === undefined) return null;
  return partsShown(indicator, {
    numerator: exactFromMicro(stored.numeratorMicro),
    denominator: exactFromMicro(stored.denominatorMicro),
  });
}
