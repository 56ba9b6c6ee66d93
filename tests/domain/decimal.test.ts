import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Exact,
  exact,
  fromMicro,
  isPlainDecimal,
  LARGEST_FIGURE,
  percentOf,
  printed,
  printedInFull,
  rounded,
  sum,
  toMicro,
} from '#domain/decimal.ts';

describe('exact decimals', () => {
  it.each([
    ['2.345', 2, 'half-up', '2.35'],
    ['2.345', 2, 'half-even', '2.34'],
    ['1.005', 2, 'half-up', '1.01'],
    ['14.1551', 2, 'half-up', '14.16'],
    ['9.125', 2, 'half-even', '9.12'],
    ['9.655', 2, 'half-even', '9.66'],
    ['-0.001', 2, 'half-up', '0.00'],
    ['-2.345', 2, 'half-up', '-2.35'],
  ] as const)('rounds %s to %i places %s as %s', (value, places, mode, result) => {
    expect(printed(exact(value), places, mode)).toBe(result);
  });

  it('gives 14.16 for 82.76 of 87.70 × 15', () => {
    expect(printed(exact('82.76').div(exact('87.70')).times(15), 2)).toBe('14.16');
  });

  it.each(['', ' ', '1e3', '1,000', '+1', '.5', '5.', '８２', 'NaN', '0x10', '--1'])(
    'refuses %j as a numeral',
    (text) => {
      expect(isPlainDecimal(text)).toBe(false);
      expect(() => exact(text)).toThrow(RangeError);
    },
  );

  it('refuses a float where a whole number is meant', () => {
    expect(() => exact(0.1)).toThrow(RangeError);
  });

  it('stores and reads back every figure of up to six decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }), (micro) => {
        expect(toMicro(fromMicro(micro))).toBe(micro);
      }),
    );
  });

  it('refuses to store what would lose digits', () => {
    expect(() => toMicro(exact('0.0000001'))).toThrow(/six decimals/);
    expect(() => toMicro(LARGEST_FIGURE.plus(1))).toThrow(/too large/);
  });

  it('adds tenths without a rest', () => {
    expect(sum(Array.from({ length: 10 }, () => exact('0.1'))).eq(1)).toBe(true);
  });

  it('rounding twice is rounding once', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 9999 }), (a, b) => {
        const once = rounded(new Exact(a).div(b), 2);
        expect(rounded(once, 2).eq(once)).toBe(true);
      }),
    );
  });

  it('has no percentage of zero', () => {
    expect(percentOf(exact('5'), exact('0'))).toBeNull();
    expect(percentOf(exact('82.76'), exact('87.70'))!.toFixed(2)).toBe('94.37');
  });

  it('keeps the decimals a person typed', () => {
    expect(printedInFull(exact('616.09'), 0)).toBe('616.09');
    expect(printedInFull(exact('87.7'), 2)).toBe('87.70');
  });
});
