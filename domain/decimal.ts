import { Decimal } from 'decimal.js';

/** Exact decimal used for every stored, compared or scored figure; 40 significant digits keep any quotient of ours exact enough to round once. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 30 });
export type Exact = Decimal;

export type RoundingMode = 'half-up' | 'half-even';

/** Largest figure that can be kept: 10⁻⁶ units must stay a safe integer, so just over nine thousand million units. */
export const LARGEST_FIGURE = new Exact(Number.MAX_SAFE_INTEGER).div(1_000_000).floor();

const MICRO = 1_000_000;
const PLAIN = /^-?\d+(\.\d+)?$/;

/** A plain decimal numeral such as `82.76` or `-3`: no separators, exponent, sign plus or unit. */
export function isPlainDecimal(text: string): boolean {
  return PLAIN.test(text);
}

/** Reads a plain decimal numeral. Throws a RangeError for anything else: callers validate foreign input first. */
export function exact(text: string | number): Exact {
  if (typeof text === 'number' ? !Number.isSafeInteger(text) : !isPlainDecimal(text)) {
    throw new RangeError(`not a plain decimal: ${text}`);
  }
  return new Exact(text);
}

/** The same for a figure that may be absent; absent stays absent. */
export function exactOrNull(text: string | null | undefined): Exact | null {
  return text === null || text === undefined ? null : exact(text);
}

/** The stored form: whole 10⁻⁶ of the unit. Throws when the figure has more than six decimals or is too large to keep. */
export function toMicro(value: Exact): number {
  const micro = value.times(MICRO);
  if (!micro.isInteger()) throw new RangeError(`more than six decimals: ${value}`);
  if (value.abs().gt(LARGEST_FIGURE)) throw new RangeError(`figure too large: ${value}`);
  return micro.toNumber();
}

export function fromMicro(micro: number): Exact {
  // Read, not divided: half the time, and a report reads thousands.
  return new Exact(`${micro}e-6`);
}

export function microOrNull(value: Exact | null): number | null {
  return value === null ? null : toMicro(value);
}

export function exactFromMicro(micro: number | null): Exact | null {
  return micro === null ? null : fromMicro(micro);
}

/** Rounds once, at the end; half up unless the policy says half even. */
export function rounded(value: Exact, places: number, mode: RoundingMode = 'half-up'): Exact {
  return value.toDecimalPlaces(places, mode === 'half-even' ? Decimal.ROUND_HALF_EVEN : Decimal.ROUND_HALF_UP);
}

/** As it would print: a fixed number of decimals, half up, no thousands separators (`14.16`, `-0.92`; never `-0.00`). */
export function printed(value: Exact, places: number, mode: RoundingMode = 'half-up'): string {
  const result = rounded(value, places, mode);
  return (result.isZero() ? result.abs() : result).toFixed(places);
}

/** The value with as many decimals as it has, at least `places`: nothing a person typed disappears. */
export function printedInFull(value: Exact, places = 0): string {
  return value.toFixed(Math.max(places, value.decimalPlaces()));
}

/** value ÷ base as a percentage, unrounded; absent when the base is zero. */
export function percentOf(value: Exact, base: Exact): Exact | null {
  return base.isZero() ? null : value.div(base).times(100);
}

export function sum(values: Exact[]): Exact {
  return values.reduce((total, value) => total.plus(value), new Exact(0));
}
