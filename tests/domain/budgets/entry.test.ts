import { describe, expect, it } from 'vitest';
import { adjustmentSchema, budgetSaveSchema, moneySchema } from '#domain/budgets/changes.ts';
import { entryFindings, isAnswered } from '#domain/budgets/entry-findings.ts';
import { fundedLines, inBudgetUnit, moneyOfFund, sourceName } from '#domain/budgets/fund-lines.ts';
import { exact, exactOrNull, printed } from '#domain/decimal.ts';
import { formsOf2023 } from '../../../seeds/2023/forms.ts';

const codes = (executed: string | null, before: string | null, adjusted: string | null) =>
  entryFindings({
    executed: exactOrNull(executed),
    before: before === null ? null : { month: 9, value: exact(before) },
    adjusted: exactOrNull(adjusted),
  }).map(({ code }) => code);

describe('an entered cumulative', () => {
  it.each([
    ['11.31', '10.53', '30.00', []],
    ['10.53', '10.53', '30.00', []],
    ['10.52', '10.53', '30.00', ['falling']],
    ['30.01', '10.53', '30.00', ['over-budget']],
    ['30.00', null, '30.00', []],
    ['8', '9', '7', ['falling', 'over-budget']],
    [null, '10.53', '30.00', ['missing']],
    // Of a level of government that gives nothing no figure is asked.
    [null, null, '0.00', []],
    [null, null, null, []],
  ])('%s after %s of %s is told %j', (executed, before, adjusted, expected) => {
    expect(codes(executed, before, adjusted)).toEqual(expected);
  });

  it('is explained by a note; a missing one is not', () => {
    expect(isAnswered({ level: 'explain' }, '冲回多付')).toBe(true);
    expect(isAnswered({ level: 'explain' }, ' 冲 ')).toBe(false);
    expect(isAnswered({ level: 'missing' }, '下月补')).toBe(false);
  });

  it.each(['-0.01', '1,000.00', '12.3456789', 'abc', '9999999999999'])('is not taken as %s', (text) => {
    expect(moneySchema.safeParse(text).success).toBe(false);
  });

  it('is sent once for a line', () => {
    const entry = { lineId: 1, executed: '1', note: null, version: 0 };
    expect(budgetSaveSchema.safeParse({ entries: [entry, entry] }).success).toBe(false);
    expect(budgetSaveSchema.safeParse({ entries: [] }).success).toBe(false);
    expect(budgetSaveSchema.parse({ entries: [{ ...entry, note: ' ' }] }).entries[0]?.note).toBeNull();
  });
});

describe('an adjustment', () => {
  const good = { date: '2024-10-08', amount: '-5.00', reason: '压减支出', documentNumber: '昌州财预〔2024〕12号' };

  it('has a day, an amount, a reason and a document', () => {
    expect(adjustmentSchema.safeParse(good).success).toBe(true);
  });

  it.each([
    [{ date: '2024-02-30' }],
    [{ amount: '0.00' }],
    [{ amount: '五' }],
    [{ reason: '无' }],
    [{ documentNumber: ' ' }],
  ])('is refused with %j', (change) => {
    expect(adjustmentSchema.safeParse({ ...good, ...change }).success).toBe(false);
  });
});

describe('the fund lines of the forms', () => {
  const forms = formsOf2023();
  const money = (initial: string) => ({ initial: exact(initial), adjustments: [], executed: [] });

  it('give a project the sources that have money, and the center every level of government', () => {
    const sources = (code: string) => {
      const form = forms.find((one) => one.code === code)!;
      return fundedLines(form).map(({ source }) => sourceName(source));
    };
    expect(sources('p18')).toEqual(['当年财政拨款']);
    expect(sources('p10')).toEqual(['其他资金']);
    expect(sources('overall')).toHaveLength(5);
  });

  it('are found again by their words, and the total is all of them', () => {
    const lines = [
      { source: '当年财政拨款', ...money('16.56') },
      { source: '其他资金', ...money('4') },
    ];
    const initial = (source: string) => {
      const found = moneyOfFund(lines, source, 2023)?.initial;
      return found ? printed(found, 2) : null;
    };
    expect(initial('其中：当年财政拨款')).toBe('16.56');
    expect(initial('其他资金')).toBe('4.00');
    expect(initial('年度资金总额')).toBe('20.56');
    expect(initial('合 计')).toBe('20.56');
    expect(initial('上年结转')).toBeNull();
  });

  it('in 元 are kept in 万元', () => {
    expect(printed(inBudgetUnit('113100.00', '元')!, 2)).toBe('11.31');
    expect(printed(inBudgetUnit('11.31', '万元')!, 2)).toBe('11.31');
    expect(inBudgetUnit(null, '元')).toBeNull();
  });
});
