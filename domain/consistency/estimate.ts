import { Exact } from '../decimal.ts';

/** A value worked out from printed numerals: what they give, and the range that their rounding allows. */
export interface Estimate {
  value: Exact;
  low: Exact;
  high: Exact;
}

/** Decimals of a printed numeral. */
export function placesOf(numeral: string): number {
  return numeral.split('.')[1]?.length ?? 0;
}

/** Half a unit of the last printed place: how far the true value may lie off. */
export function halfUnit(numeral: string): Exact {
  return new Exact(10).pow(-placesOf(numeral)).div(2);
}

/** A printed numeral with its rounding interval; a sign of −1 for an amount that is printed as a decrease. */
export function estimateOf(numeral: string, sign: 1 | -1 = 1): Estimate {
  const value = new Exact(numeral).times(sign);
  const half = halfUnit(numeral);
  return { value, low: value.minus(half), high: value.plus(half) };
}

export function sumOf(parts: Estimate[]): Estimate {
  const zero = new Exact(0);
  return parts.reduce<Estimate>(
    (total, part) => ({
      value: total.value.plus(part.value),
      low: total.low.plus(part.low),
      high: total.high.plus(part.high),
    }),
    { value: zero, low: zero, high: zero },
  );
}

/** part ÷ whole in percent; null when the whole may be zero. Monotone in each, so the corners bound it. */
export function percentageOf(part: Estimate, whole: Estimate): Estimate | null {
  if (whole.low.lte(0) && whole.high.gte(0)) return null;
  const corners = [part.low, part.high].flatMap((top) =>
    [whole.low, whole.high].map((bottom) => top.div(bottom).times(100)),
  );
  return { value: part.value.div(whole.value).times(100), low: Exact.min(...corners), high: Exact.max(...corners) };
}
