import { type Execution, executionOf } from '#domain/budgets/execution.ts';
import type { LagRule } from '#domain/budgets/lag.ts';
import { printed } from '#domain/decimal.ts';
import { forecastMethodNames } from '#domain/indicators/forecast-methods.ts';
import type { Ctx } from '../context.ts';
import { alertSettingsOf } from './alert-settings.ts';
import { type BookItem, type BudgetBook, loadBudgetBook, loadPastBooks, moneyOf, sameItem } from './budget-book.ts';

/** A year's money with what is needed to judge it. */
export interface BudgetYear {
  book: BudgetBook;
  past: BudgetBook[];
  rule: LagRule;
}

export async function loadBudgetYear(ctx: Ctx, year: number): Promise<BudgetYear> {
  return {
    book: await loadBudgetBook(ctx.db, year),
    past: await loadPastBooks(ctx.db, year),
    rule: (await alertSettingsOf(ctx.db, year))['budget-lag'],
  };
}

/** Where a project (or one source of it) stands as of a month (1–12), from approved months only. */
export function executionIn(
  { book, past, rule }: BudgetYear,
  item: BookItem,
  asOf: number,
  source?: string,
): Execution {
  const { year } = book;
  const none = { initial: null, adjustments: [], executed: [] };
  const earlier = past.map((one) => {
    const same = sameItem(one, item);
    return same && moneyOf(same, one.year, source);
  });
  const line = moneyOf(item, year, source) ?? none;
  const months = Array<null>(12).fill(null);
  return executionOf(
    {
      year,
      asOf,
      line,
      lastYear: earlier.at(-1) ?? null,
      history: earlier.flatMap((money) => money?.executed ?? months),
    },
    rule,
  );
}

/** Has any month of the year been approved? Then the months are what is official, and not the forms' one figure. */
export function hasMonths({ items }: Pick<BudgetBook, 'items'>): boolean {
  return items.some(({ lines }) => lines.some(({ executed }) => executed.some((value) => value !== null)));
}

/** 预计年末结余 12.30 万元（8.10—16.50），按往年同期占全年比重推算; of a year that is over 年末结余 18.69 万元. */
export function unspentWords({ unspent }: Pick<Execution, 'unspent'>): string | null {
  if (unspent === null) return null;
  const { value, low, high, forecast } = unspent;
  if (forecast.method === 'final') return `年末结余 ${printed(value, 2)} 万元`;
  const ends = low === null || high === null ? '' : `（${printed(low, 2)}—${printed(high, 2)}）`;
  return `预计年末结余 ${printed(value, 2)} 万元${ends}，${forecastMethodNames[forecast.method]}`;
}
