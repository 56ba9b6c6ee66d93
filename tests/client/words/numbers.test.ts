import { describe, expect, test } from 'vitest';
import { figureWords, grouped, signed, targetWords } from '../../../client/words/numbers.ts';

describe('figures as they are read', () => {
  test.each([
    ['82.76', '82.76'],
    ['1234567.80', '1,234,567.80'],
    ['-1234.5', '−1,234.5'],
    ['999', '999'],
    ['9007199254740993.000001', '9,007,199,254,740,993.000001'],
    ['0.00', '0.00'],
    [null, '—'],
    ['', '—'],
    ['基本达成', '基本达成'],
  ])('%s reads %s', (text, read) => expect(grouped(text)).toBe(read));

  test.each([
    ['4.94', '+4.94'],
    ['-4.94', '−4.94'],
    ['0.00', '0.00'],
    [null, '—'],
  ])('as a difference %s reads %s', (text, read) => expect(signed(text)).toBe(read));

  test('units stand apart, percent signs do not, and nothing has no unit', () => {
    expect(figureWords('82.76', '万人')).toBe('82.76 万人');
    expect(figureWords('94.37', '%')).toBe('94.37%');
    expect(figureWords(null, '万人')).toBe('—');
  });

  test('a target carries its operator', () => {
    expect(targetWords('>=', '87.70')).toBe('≥87.70');
    expect(targetWords('<=', '1200')).toBe('≤1,200');
    expect(targetWords('>=', null)).toBe('—');
  });
});
