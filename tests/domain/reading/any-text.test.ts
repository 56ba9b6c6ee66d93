import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDisclosure } from '#domain/reading/reading.ts';
import { linesOf } from '#domain/reading/source-lines.ts';

const original = readFileSync(new URL('../../../seeds/2023/source.txt', import.meta.url), 'utf8');
const readOf = (text: string, isWrapped = true) =>
  readDisclosure({ lines: linesOf(text), isWrapped, forms: [], unread: [] });
const whole = readOf(original);

/** Words the reader looks for, numbers and marks, thrown together. */
const scrap = fc.constantFrom(
  ...'第二部分 十一、绩效 五、一般公共预算支出 项目支出绩效自评表 收入总计 比上年 增加 主要原因是 (类) (款) (项) 预期目标 实际完成情况'.split(
    ' ',
  ),
  ...'一级指标 二级指标 三级指标 年度指标值 分值 实际完成值 得分 总分 >=95% =100% 10 10.00 1,23 -- — 。 ； ， 万元 元 % \n \f \u0000 \ud800 ２０２３年度'.split(
    ' ',
  ),
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(scrap, { maxLength: 120 }).map((words) => words.join(' ')),
  fc.array(scrap, { maxLength: 120 }).map((words) => words.join('')),
  fc.tuple(fc.nat(original.length), fc.nat(6000)).map(([from, length]) => original.slice(from, from + length)),
);

/** `1234567` in hundredths as documents print it: `12,345.67`. */
function grouped(hundredths: number): string {
  const [units, cents] = [Math.floor(hundredths / 100), String(hundredths % 100).padStart(2, '0')];
  return `${String(units).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

describe('any text', () => {
  it('is read without an error, and nothing is said of it that it does not say', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { figures, statements, forms, text: kept } = readOf(text);
        for (const { quote, start, end, reason } of [
          ...figures,
          ...statements.map((one) => ({ ...one, reason: null })),
        ]) {
          expect(kept.slice(start, end)).toBe(quote);
          expect(kept).toContain(reason ?? '');
        }
        const words = kept.replace(/\s/g, '');
        for (const { draft } of forms) {
          for (const { targetText, actualText, score, weight } of draft.rows ?? []) {
            for (const cell of [targetText, actualText, score, weight]) {
              expect(words).toContain(String(cell ?? '').replace(/\s/g, ''));
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('that is long and has no end of a sentence takes no longer than it is long', () => {
    const hostile = `第二部分\n一、收入支出决算总体情况说明\n${`收入总计年初结转${'1'.repeat(60)}\n`.repeat(3000)}项目支出绩效自评表\n${'9'.repeat(60_000)}\n`;
    const begun = performance.now();
    readOf(hostile);
    expect(performance.now() - begun).toBeLessThan(8000);
  });
});

describe('the sentences of the layout', () => {
  it('with any other numbers are read back exactly', () => {
    const places = whole.figures.map(({ end, unit, code }) => {
      const number = /-?\d[\d,]*(?:\.\d+)?(?=[^\d]*$)/.exec(whole.text.slice(end - 24, end))!;
      return { code, unit, from: end - 24 + number.index, to: end - 24 + number.index + number[0].length };
    });
    fc.assert(
      fc.property(fc.array(fc.nat(999_999_999), { minLength: places.length, maxLength: places.length }), (values) => {
        let [text, at] = ['', 0];
        const wanted = new Map<string, string>();
        places.forEach(({ code, unit, from, to }, index) => {
          const numeral = unit === '万元' || unit === '%' ? grouped(values[index]!) : String(values[index]! % 1000);
          text += `${whole.text.slice(at, from)}${numeral}`;
          at = to;
          wanted.set(code, numeral.replaceAll(',', ''));
        });
        const reading = readOf(text + whole.text.slice(at), false);
        expect(new Map(reading.figures.map(({ code, printed }) => [code, printed]))).toEqual(wanted);
      }),
      { numRuns: 12 },
    );
  });
});
