import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOperator, readValueText, valueText } from '#domain/forms/value-text.ts';
import type { Operator } from '#domain/indicators/target.ts';

describe('a printed value cell', () => {
  it.each([
    ['>=87.70 万人', '>=', '87.70', '万人'],
    ['=120 元/月/人', '=', '120', '元/月/人'],
    ['100%', null, '100', '%'],
    ['>=95%', '>=', '95', '%'],
    ['=80.74%', '=', '80.74', '%'],
    ['<=560 人/元', '<=', '560', '人/元'],
    ['≥４０００　株', '>=', '4000', '株'],
    ['＞＝1,867.08万元', '>=', '1867.08', '万元'],
    ['＜＝８．４０ 万元', '<=', '8.40', '万元'],
    ['≤ 8 小时', '<=', '8', '小时'],
    ['> = 95％', '>=', '95', '%'],
    ['不低于90%', '>=', '90', '%'],
    ['90%以上', '>=', '90', '%'],
    ['5万元以内', '<=', '5', '万元'],
    ['=-3.5‰', '=', '-3.5', '‰'],
    ['=12', '=', '12', null],
  ] as const)('reads %s', (text, operator, value, unit) => {
    expect(readValueText(text)).toEqual({ operator, value, unit });
  });

  it.each([
    '长期',
    '及时足额发放',
    '提升',
    '',
    '>=',
    '2023年12月31日前',
    '2023 年底前',
    '3次培训，全覆盖',
    '82,76 万人',
  ])('takes %s as a text', (text) => {
    expect(readValueText(text)).toEqual({ operator: null, value: null, unit: null });
  });

  it('says nothing about a comparison it does not know', () => {
    expect(readOperator('≈')).toBeNull();
    expect(readOperator('≥')).toBe('>=');
  });

  const operator = fc.constantFrom<Operator | null>('>=', '<=', '=', null);
  const unit = fc.constantFrom('万人', '元/月/人', '%', '‰', '期', '万元', '人/元', null);
  const value = fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 2 }))
    .map(([whole, fraction, places]) => (places ? `${whole}.${String(fraction).padStart(2, '0')}` : String(whole)));

  it('prints and reads back to the same value', () => {
    fc.assert(
      fc.property(fc.record({ operator, value, unit }), (read) => {
        expect(readValueText(valueText(read) ?? '')).toEqual(read);
      }),
    );
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = readValueText(text);
        expect(valueText(read) === null).toBe(read.value === null);
      }),
    );
  });
});
