import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountBook, accountBookSchema, emptyBook } from '#domain/accounts/account-book.ts';
import { accountLines } from '#domain/accounts/account-lines.ts';
import { accountValues, linesOfBook, printedAccountValue } from '#domain/accounts/account-values.ts';
import { Exact } from '#domain/decimal.ts';

function entry(code: string, cells: Partial<AccountBook['entries'][number]>) {
  return { code, final: null, prior: null, budget: null, reason: null, budgetReason: null, ...cells };
}

function printedOf(book: AccountBook, code: string): string | null {
  return printedAccountValue(accountValues(book).get(code)!);
}

const withFunctions = (...rows: [string, string | null, string | null][]): AccountBook => ({
  ...emptyBook(2024),
  functions: rows.map(([name, final, prior], index) => {
    return { class: name, section: '款', item: `项${index}`, final, prior, reason: null };
  }),
});

describe('derived figures', () => {
  it('are absent while an input is: absent is not zero', () => {
    const book = { ...emptyBook(2024), entries: [entry('basic.personnel', { final: '10.00' })] };
    expect(printedOf(book, 'basic.total')).toBeNull();
    expect(accountValues(book).get('basic.total')).toMatchObject({ arithmetic: null, isDerived: true });
    const both = { ...book, entries: [...book.entries, entry('basic.public', { final: '0' })] };
    expect(printedOf(both, 'basic.total')).toBe('10.00');
    expect(printedOf(both, 'agencyOperation.amount')).toBe('0.00');
  });

  it.each([
    ['2.00', '1.00', '100.00'],
    ['1.00', '2.00', '-50.00'],
    ['1.26', '0.00', '100.00'],
    ['0.00', '0.00', '0.00'],
    ['0.00', '15.55', '-100.00'],
  ])('%s after %s is a change of %s %', (final, prior, percent) => {
    expect(printedOf(withFunctions(['类', final, prior]), 'function.item01.changePercent')).toBe(percent);
  });

  it.each([
    ['0.53', '0.60', '-11.67'],
    ['6.99', '6.99', '0.00'],
    ['5.00', '0.00', '0.00'],
  ])('%s against a budget of %s is a rate of %s %', (final, budget, rate) => {
    const book = { ...emptyBook(2024), entries: [entry('threePublic.reception.amount', { final, budget })] };
    expect(printedOf(book, 'threePublic.budget.reception.differenceRate')).toBe(rate);
  });

  it('sum the classes from their items, wherever these stand', () => {
    const book = withFunctions(['甲', '1.10', '1.00'], ['乙', '2.00', '0.00'], ['甲', '0.90', '1.00']);
    expect(printedOf(book, 'function.class01.amount')).toBe('2.00');
    expect(printedOf(book, 'function.class01.change')).toBe('0.00');
    expect(printedOf(book, 'function.class02.changePercent')).toBe('100.00');
    expect(accountValues(book).get('function.class01.amount')?.arithmetic).toBe('1.10 + 0.90');
    expect(accountValues(book).has('function.class03.amount')).toBe(false);
  });

  it('count the classification with as many rows as it has', () => {
    const book = withFunctions(...Array.from({ length: 120 }, () => ['类', '0.01', null] as [string, string, null]));
    expect(printedOf(book, 'function.class01.amount')).toBe('1.20');
    expect(accountValues(book).has('function.item120.amount')).toBe(true);
  });
});

describe('a book', () => {
  it.each([
    [entry('income.currentYear', { final: '1' }), '本年收入合计的决算数由系统计算或本来没有，不能填写'],
    [entry('staff.retired', { final: '1.5' }), '退休人员的决算数应为整数（单位：人）'],
    [entry('basic.public', { final: '-1' }), '公用经费的决算数不能是负数'],
    [entry('basic.public', { final: '一百' }), '公用经费的决算数应为数字，如 1,867.08；“一百”无法识别'],
    [entry('basic.public', { final: '1.0000001' }), '公用经费的决算数最多 6 位小数'],
    [entry('basic.nothing', {}), '没有这个项目：basic.nothing'],
  ])('does not take %j', (wrong, message) => {
    const read = accountBookSchema.safeParse({ year: 2024, entries: [wrong], functions: [] });
    expect(read.error?.issues.map((issue) => issue.message)).toEqual([message]);
  });

  it('takes a balance below zero and a grouped numeral', () => {
    const entries = [entry('income.openingBalance', { final: '-3.20' }), entry('basic.public', { final: '1,867.08' })];
    const book = accountBookSchema.parse({ year: 2024, entries, functions: [] });
    expect(book.entries.map((one) => one.final)).toEqual(['-3.20', '1867.08']);
  });

  it('does not take the same item of the classification twice', () => {
    const { functions } = withFunctions(['类', null, null]);
    const read = accountBookSchema.safeParse({ year: 2024, entries: [], functions: [...functions, ...functions] });
    expect(read.error?.issues[0]?.message).toBe('功能分类重复：类(类)款(款)项0(项)');
  });
});

const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => new Exact(value).div(100).toFixed(2));
const cell = fc.option(cents, { nil: null });
const anyBook: fc.Arbitrary<AccountBook> = fc
  .tuple(
    fc.tuple(...accountLines.map(() => fc.tuple(cell, cell, cell))),
    fc.array(fc.tuple(fc.constantFrom('甲', '乙', '丙'), cell, cell), { maxLength: 12 }),
  )
  .map(([cells, rows]) => ({
    year: 2024,
    entries: accountLines.flatMap((line, index) => {
      const [final = null, prior = null, budget = null] = cells[index] ?? [];
      const values = { final, prior, budget };
      const own = Object.fromEntries(
        Object.entries(values).filter(([field]) => line.fields.some((one) => one === field)),
      );
      return line.fields.length === 0 ? [] : [entry(line.code, own)];
    }),
    functions: withFunctions(...rows).functions,
  }));

describe('any book', () => {
  it('has changes that add up to the amounts, in every line that is compared', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const values = accountValues(book);
        for (const { code, comparison } of linesOfBook(book)) {
          if (comparison === null) continue;
          const [amount, prior, change, percent] = [
            code,
            ...['prior', 'change', 'changePercent'].map((field) => `${comparison.stem}.${field}`),
          ].map((one) => values.get(one)!.value);
          if (!amount || !prior) return change === null && percent === null;
          expect(prior.plus(change!).eq(amount)).toBe(true);
          expect(percent!.isNegative() && !percent!.isZero()).toBe(change!.isNegative() && !change!.isZero());
          if (!prior.isZero()) expect(percent!.times(prior).div(100).minus(change!).abs().lt(1e-20)).toBe(true);
        }
        return true;
      }),
    );
  });

  it('has a value only where all inputs have one, and shares that make up the whole', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const values = accountValues(book);
        for (const value of values.values()) {
          if (!value.isDerived) continue;
          const isComplete = value.inputs.every((code) => values.get(code)?.value != null);
          expect(value.value !== null).toBe(isComplete);
          expect(value.arithmetic !== null).toBe(isComplete);
        }
        const shares = ['basic', 'project', 'superiorRemittance', 'operating', 'subsidiarySubsidy'].map(
          (name) => values.get(`expenditureDetail.${name}.share`)!.value,
        );
        const total = values.get('expenditureDetail.total')!.value;
        if (total && !total.isZero())
          expect(
            Exact.sum(...shares.map((one) => one!))
              .minus(100)
              .abs()
              .lt(1e-20),
          ).toBe(true);
      }),
    );
  });

  it('gives the same values whatever the order of its entries', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const turned = { ...book, entries: [...book.entries].reverse() };
        expect(accountValues(turned)).toEqual(accountValues(book));
      }),
    );
  });
});
