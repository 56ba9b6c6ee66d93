import { describe, expect, it } from 'vitest';
import { budgetFindings } from '#domain/consistency/budget-checks.ts';
import { exact } from '#domain/decimal.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { formsOf2023 } from '../../../seeds/2023/forms.ts';

const paper = formsOf2023().find(({ code }) => code === 'p18')!;
const form = formFromDraft(paper, { id: '19' });
const kept = (executed: string, initial = '30.00') => [
  {
    source: '当年财政拨款',
    initial: exact(initial),
    adjustments: [],
    executed: [...Array<null>(11).fill(null), exact(executed)],
  },
];

describe('the forms against the budget by month', () => {
  it('says nothing where they agree', () => {
    expect(budgetFindings([{ form, lines: kept('11.31') }])).toEqual([]);
  });

  it('names the line and the column where they do not, once for the total and once for the source', () => {
    const found = budgetFindings([{ form, lines: kept('12.31') }]);
    expect(
      found.map(({ kind, check, stated, expected, where }) => [kind, check, stated, expected, where.at(-1)]),
    ).toEqual([
      ['contradiction', 'budget', '11.31', '12.31', '全年执行数'],
      ['contradiction', 'budget', '11.31', '12.31', '全年执行数'],
    ]);
    expect(found[0]?.cell).toEqual({ part: 'fund', fund: 0, field: 'executed' });
    expect(found[0]?.message).toContain('相差 1.00');
  });

  it('takes what the paper rounded for rounding', () => {
    const [first] = budgetFindings([{ form, lines: kept('11.3149') }]);
    expect(first).toMatchObject({ kind: 'rounding' });
  });

  it('of a year that is not over compares the budgets only', () => {
    const running = kept('0').map((line) => ({ ...line, executed: [exact('3')] }));
    expect(budgetFindings([{ form, lines: running }])).toEqual([]);
    expect(budgetFindings([{ form, lines: kept('11.31', '29.00') }]).length).toBe(4);
  });

  it('reads a form in 元', () => {
    const yuan = {
      ...form,
      moneyUnit: '元' as const,
      funds: form.funds
        .slice(1, 2)
        .map((line) => ({ ...line, initial: '300000.00', adjusted: '300000.00', executed: '113100.00' })),
    };
    expect(budgetFindings([{ form: yuan, lines: kept('11.31') }])).toEqual([]);
  });
});
