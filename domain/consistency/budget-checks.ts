import { adjustedAsOf } from '../budgets/budget-line.ts';
import { moneyOfFund, type SourceLine } from '../budgets/fund-lines.ts';
import { type Exact, printedInFull } from '../decimal.ts';
import { fundFieldWords } from '../forms/field-words.ts';
import type { Form, FundLine } from '../forms/form.ts';
import { compared, type Finding } from './finding.ts';
import { placeIn } from './form-place.ts';

/** A form with the money of its project as the budget by month keeps it, in 万元, approved months only. */
export interface BudgetedForm {
  form: Form;
  lines: readonly SourceLine[];
}

type Column = keyof Pick<FundLine, 'initial' | 'adjusted' | 'executed'>;

/** The fund lines of the forms against the budget by month: one number, one source. What either does not say is left out. */
export function budgetFindings(forms: readonly BudgetedForm[]): Finding[] {
  return forms.flatMap(({ form, lines }) =>
    form.funds.flatMap((fund, index) => {
      const money = moneyOfFund(lines, fund.source, form.year);
      if (money === null) return [];
      const kept: Record<Column, Exact | null> = {
        initial: money.initial,
        adjusted: adjustedAsOf(money, form.year, 12),
        executed: money.executed[11] ?? null,
      };
      return (['initial', 'adjusted', 'executed'] as const).flatMap((column) => {
        const [stated, value] = [fund[column], kept[column]];
        if (stated === null || value === null) return [];
        const place = placeIn(form, {
          check: 'budget',
          other: '预算执行按月登记为',
          words: [`资金第 ${index + 1} 行 ${fund.source}`, fundFieldWords[column]],
          cell: { part: 'fund', fund: index, field: column },
        });
        const expected = form.moneyUnit === '元' ? value.times(10_000) : value;
        return compared(place, stated, printedInFull(expected, 2), fundFieldWords[column], form.moneyUnit) ?? [];
      });
    }),
  );
}
