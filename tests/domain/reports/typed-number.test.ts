import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainDecimal } from '#domain/decimal.ts';
import { typedNumber } from '#domain/reports/typed-number.ts';

describe('a typed number', () => {
  it.each([
    ['1,234,567.80', '万元', '1234567.80'],
    ['1 234 567', '人', '1234567'],
    ['８２．７６', '万人', '82.76'],
    ['１，２３４', '家', '1234'],
    ['82.76万人', '万人', '82.76'],
    ['82.76 万人', '万人', '82.76'],
    ['94.37%', '%', '94.37'],
    ['94.37％', '%', '94.37'],
    ['−28.00', '万元', '-28.00'],
    ['－２８', '万元', '-28'],
    [' +5 ', '家', '5'],
    ['.5', '万人', '0.5'],
    ['5.', '万人', '5'],
    ['007', '家', '7'],
    ['５％', '%', '5'],
    ['1.2万', '人', '12000'],
    ['1.2万', '万人', '1.2'],
    ['1.20万', '万人', '1.20'],
    ['1.2万人', '人', '12000'],
    ['0.8亿', '万人', '8000'],
    ['5000万', '亿元', '0.5'],
    ['5000万元', '亿元', '0.5'],
    ['1,200万', '人次', '12000000'],
    ['', '家', null],
    [' \u3000\u200b', '家', null],
  ])('%j in %s is %j', (text, unit, value) => {
    expect(typedNumber(text, unit)).toEqual({ ok: true, value });
  });

  it.each([
    ['暂无', '万人'],
    ['1,5', '万人'],
    ['1,23', '人'],
    ['1,2345', '人'],
    ['12,34,567', '人'],
    ['1234,567', '人'],
    ['0,123', '人'],
    ['1,234 567', '人'],
    ['1 2', '人'],
    ['1.2.3', '人'],
    ['12-3', '人'],
    ['--5', '人'],
    ['(28.00)', '万元'],
    ['1e5', '人'],
    ['82.76元', '万人'],
    ['5亿户', '万人'],
    ['12000人', '万人'],
    ['94.37%', '万人'],
    ['５％', '‰'],
    ['(5)', '家'],
    ['（5）', '家'],
    ['--', '家'],
    ['1,23', '万元'],
    ['１，２３', '万元'],
    ['1,234,56', '万元'],
    ['Infinity', '家'],
    ['0x10', '家'],
    ['五', '家'],
    ['²', '家'],
    ['٣', '家'],
    ['1万', '%'],
    ['1万', '分'],
    ['1.1234567', '万人'],
    ['0.001万', '亿元'],
    ['99999999亿', '人'],
    ['=1+1', '人'],
    ['-', '人'],
    ['.', '人'],
  ])('%j in %s is not taken, and a sentence says why', (text, unit) => {
    const typed = typedNumber(text, unit);
    expect(typed.ok).toBe(false);
    expect(typed.ok ? '' : typed.reason).toMatch(/[\u4e00-\u9fff]/);
  });

  const units = fc.constantFrom('万人', '人', '家', '%', '‰', '亿元', '万元', '天', '');
  const odd = fc.string({ unit: fc.constantFrom(...'0123456789０５,，.。-−+ 万亿%％人元\u00a0x'), maxLength: 14 });

  it('never throws, and what it takes is a plain numeral', () => {
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: 'binary' })), units, (text, unit) => {
        const typed = typedNumber(text, unit);
        if (typed.ok && typed.value !== null) expect(isPlainDecimal(typed.value)).toBe(true);
      }),
    );
  });

  it('never guesses: without 万 and 亿 it takes exactly the digits that were typed', () => {
    fc.assert(
      fc.property(odd, units, (text, unit) => {
        const typed = typedNumber(text, unit);
        if (!typed.ok || typed.value === null || /[万亿]/.test(text)) return;
        const digits = (any: string) =>
          any
            .replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
            .replace(/[^0-9]/g, '')
            .replace(/^0+/, '');
        expect(digits(typed.value)).toBe(digits(text));
      }),
    );
  });

  it('reads back every number that is written with separators, wide digits and its unit', () => {
    const number = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(number, units, ([whole, cents], unit) => {
        const plain = `${whole}.${String(cents).padStart(2, '0')}`;
        const separated = plain.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
        const wide = plain.replace(/[0-9.-]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
        for (const text of [plain, separated, wide, `${separated}${unit}`]) {
          expect(typedNumber(text, unit)).toEqual({ ok: true, value: plain });
        }
      }),
    );
  });

  it('counts 万 and 亿 exactly into the unit, and reads the result back', () => {
    const number = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 9999 }));
    fc.assert(
      fc.property(number, fc.constantFrom('', '人', '家', '元'), ([whole, part], counted) => {
        const unit = counted || '人次';
        const text = `${whole}.${String(part).padStart(4, '0')}万${counted}`;
        const value = String(BigInt(whole) * 10_000n + BigInt(part));
        expect(typedNumber(text, unit)).toEqual({ ok: true, value });
        expect(typedNumber(value, unit)).toEqual({ ok: true, value });
      }),
    );
  });

  it('takes a comma for nothing but a thousands separator: a group that is not of three is refused', () => {
    const group = fc.stringMatching(/^\d{1,6}$/).filter((digits) => digits.length !== 3);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        group,
        fc.constantFrom(',', '，'),
        units,
        (whole, digits, comma, unit) => {
          expect(typedNumber(`${whole}${comma}${digits}`, unit).ok).toBe(false);
        },
      ),
    );
  });
});
