import { describe, expect, it } from 'vitest';
import { numberIn } from '#server/forms/xlsx-number.ts';

describe('a printed figure as a number of Excel', () => {
  it.each([
    ['14.16', 14.16, '0.00'],
    ['0.00', 0, '0.00'],
    ['15', 15, '0'],
    ['-3.5', -3.5, '0.0'],
    ['96.50%', 0.965, '0.00%'],
    ['98.62%', 0.9862, '0.00%'],
    ['100%', 1, '0%'],
  ])('reads %s', (text, value, numFmt) => {
    expect(numberIn(text)).toEqual({ value, numFmt });
  });

  it.each(['', '-', '—', '=100%', '>=95%', '=82.76 万人', '1,867.08', '007', '-0.00', '长期', '1234567890.123456'])(
    'leaves %s as text',
    (text) => {
      expect(numberIn(text)).toBeNull();
    },
  );
});
