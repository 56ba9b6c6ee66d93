import { executionOf } from '#domain/budgets/execution.ts';
import { moneyOfFund } from '#domain/budgets/fund-lines.ts';
import type { BudgetedForm } from '#domain/consistency/budget-checks.ts';
import { type Exact, printed } from '#domain/decimal.ts';
import type { Form, MoneyUnit } from '#domain/forms/form.ts';
import type { KnownFund } from '#domain/forms/monitoring.ts';
import type { Ctx } from '../context.ts';
import { loadBudgetBook, sameItem } from './budget-book.ts';
import { loadBudgetYear } from './budget-execution.ts';
import { isOf } from './budget-items.ts';

/**
 * What the approved months of the budget say of a form's fund lines by the end of the month (1–12), by the lasting key of the
 * line: only where that very month is approved. In the form's money unit.
 */
export async function knownFunds(ctx: Ctx, form: Form, month: number): Promise<Map<string, KnownFund>> {
  const all = await loadBudgetYear(ctx, form.year);
  const item = all.book.items.find((one) => isOf(form, one));
  const known = new Map<string, KnownFund>();
  if (!item) return known;
  for (const { key, source } of form.funds) {
    const line = moneyOfFund(item.lines, source, form.year);
    const executed = line?.executed[month - 1] ?? null;
    if (line === null || executed === null) continue;
    const history = all.past.flatMap((book) => {
      const same = sameItem(book, item);
      const money = same && moneyOfFund(same.lines, source, book.year);
      return money?.executed ?? Array<null>(12).fill(null);
    });
    const { unspent } = executionOf({ year: form.year, asOf: month, line, lastYear: null, history }, all.rule);
    const expected = unspent?.forecast.value ?? null;
    known.set(key, { executed: moneyText(executed, form.moneyUnit), expected: moneyText(expected, form.moneyUnit) });
  }
  return known;
}

function moneyText(value: Exact | null, unit: MoneyUnit): string | null {
  return value && printed(unit === '元' ? value.times(10_000) : value, 2);
}

/** The forms that have a project in the budget by month, for the checks. */
export async function budgetedForms(ctx: Ctx, year: number, forms: readonly Form[]): Promise<BudgetedForm[]> {
  const { items } = await loadBudgetBook(ctx.db, year);
  return forms.flatMap((form) => {
    const item = items.find((one) => isOf(form, one));
    return item ? [{ form, lines: item.lines }] : [];
  });
}
