import { type AccountRelation, accountRelationsOf } from '../consistency/account-relations.ts';
import type { FunctionEntry } from './account-book.ts';
import { classesOf, classStem, itemStem } from './function-lines.ts';

const sum = (total: string, ...parts: string[]): AccountRelation => ({ kind: 'sum', total, parts });
const budgetOf = (name: string) => `threePublic.budget.${name}.fullYearBudget`;
const ofAllBudgets = (field: string) =>
  ['generalBudget', 'governmentFund', 'stateCapital'].map((stem) => `${stem}.${field}`);

/** How the book works out what the paper does not print, or prints once for all three budgets. */
const ownRelations: AccountRelation[] = [
  sum('fiscal.openingBalance', ...ofAllBudgets('openingBalance')),
  sum('fiscal.incomeCurrentYear', ...ofAllBudgets('income')),
  sum('fiscal.expenditureCurrentYear', ...ofAllBudgets('expenditure')),
  sum('fiscal.closingBalance', ...ofAllBudgets('closingBalance')),
  sum('threePublic.total.prior', ...['abroad', 'vehicle', 'reception'].map((name) => `threePublic.${name}.prior`)),
  sum(budgetOf('total'), ...['abroad', 'vehiclePurchase', 'vehicleOperation', 'reception'].map(budgetOf)),
];

/** All that must hold in a book: the relations of the paper and the book's own, the classes from their items. */
export function bookRelations(
  codes: ReadonlySet<string>,
  functions: readonly Pick<FunctionEntry, 'class'>[],
): AccountRelation[] {
  const classes = classesOf(functions).flatMap(({ items }, index) =>
    ['amount', 'prior'].map((field) =>
      sum(`${classStem(index)}.${field}`, ...items.map((item) => `${itemStem(item)}.${field}`)),
    ),
  );
  const changes = classesOf(functions).map((_, index): AccountRelation => {
    const stem = classStem(index);
    return { kind: 'change', percent: `${stem}.changePercent`, change: `${stem}.change`, amount: `${stem}.amount` };
  });
  return [...ownRelations, ...classes, ...changes, ...accountRelationsOf(codes)];
}
