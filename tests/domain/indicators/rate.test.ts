import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact, exactOrNull } from '#domain/decimal.ts';
import { partColumns, partsOf, rateOf, rateValue } from '#domain/indicators/rate.ts';

const of = (numerator: string | null, denominator: string | null, decimals = 2, unit = '%') =>
  rateOf({ numerator: exactOrNull(numerator), denominator: exactOrNull(denominator) }, decimals, unit);

describe('the rate of two counts', () => {
  it.each([
    ['1234', '1300', 2, '%', '94.92'],
    ['82.76', '87.12', 2, '%', '95'],
    ['1', '3', 2, '%', '33.33'],
    ['2', '3', 2, '%', '66.67'],
    ['0', '5', 2, '%', '0'],
    ['7', '7', 2, '%', '100'],
    // Exactly between two: up, and once. Rounded to three places first, 0.44445 would become 0.45.
    ['1', '800', 2, '%', '0.13'],
    ['88889', '20000000', 2, '%', '0.44'],
    ['8', '1000', 1, '‰', '8'],
    ['3', '2', 1, '倍', '1.5'],
    ['130', '120', 2, '%', '108.33'],
  ])('%s ÷ %s at %i places in %s is %s', (numerator, denominator, decimals, unit, expected) => {
    const result = of(numerator, denominator, decimals, unit);
    expect(result.kind === 'rate' ? result.value.toFixed() : result).toBe(expected);
  });

  it.each([
    [null, null, { kind: 'missing', parts: ['numerator', 'denominator'] }],
    ['1', null, { kind: 'missing', parts: ['denominator'] }],
    [null, '0', { kind: 'missing', parts: ['numerator'] }],
    ['0', '0', { kind: 'zero-denominator' }],
    ['5', '0', { kind: 'zero-denominator' }],
    ['-1', '5', { kind: 'negative', parts: ['numerator'] }],
    ['-1', '-5', { kind: 'negative', parts: ['numerator', 'denominator'] }],
  ] as const)('of %s and %s there is none', (numerator, denominator, expected) => {
    expect(of(numerator, denominator)).toEqual(expected);
    const values = { numerator: exactOrNull(numerator), denominator: exactOrNull(denominator) };
    expect(rateValue(values, 2, '%')).toBeNull();
  });

  it('says when the numerator is the larger, also where rounding hides it', () => {
    expect(of('200001', '200000')).toMatchObject({ isOverWhole: true });
    expect(of('200000', '200000')).toMatchObject({ isOverWhole: false });
  });

  it('is half up of the exact quotient, by whole-number arithmetic', () => {
    const count = fc.bigInt({ min: 0n, max: 9_007_199_254n });
    fc.assert(
      fc.property(
        count,
        fc.bigInt({ min: 1n, max: 9_007_199_254n }),
        fc.integer({ min: 0, max: 6 }),
        (n, d, places) => {
          const scale = 10n ** BigInt(places);
          // floor(x + 1/2) of x = 100 · n · scale ÷ d.
          const expected = (2n * 100n * n * scale + d) / (2n * d);
          const result = of(n.toString(), d.toString(), places);
          expect(result.kind === 'rate' && result.value.times(scale.toString()).toFixed()).toBe(expected.toString());
        },
      ),
    );
  });

  it('of all together lies between the rates of the parts: what an average does not know', () => {
    const pair = fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }));
    fc.assert(
      fc.property(pair, pair, ([n1, d1], [n2, d2]) => {
        const value = (n: number, d: number) => new Exact(n).div(d);
        const [low, high] = [value(n1, d1), value(n2, d2)].sort((a, b) => a.cmp(b));
        const both = value(n1 + n2, d1 + d2);
        expect(both.gte(low!) && both.lte(high!)).toBe(true);
        const read = of(String(n1 + n2), String(d1 + d2), 6);
        expect(read.kind === 'rate' && read.value.minus(both.times(100)).abs().lte('0.0000005')).toBe(true);
      }),
    );
  });
});

it('keeps the declaration in four columns, all or none', () => {
  const parts = { numerator: '办结笔数', denominator: '受理笔数', unit: '笔', decimals: 0 };
  expect(partsOf(partColumns(parts))).toEqual(parts);
  expect(partsOf(partColumns(null))).toBeNull();
  expect(partsOf({ ...partColumns(parts), partUnit: null })).toBeNull();
});
