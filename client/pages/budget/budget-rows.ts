import { type BudgetStatus, budgetStatuses, budgetStatusWords } from '#domain/budgets/lag.ts';
import { type SortKeys, sortedBy } from '../../composables/sorting.ts';
import type { BudgetProject } from '../../queries/budget.ts';

export interface BudgetFilter {
  status: BudgetStatus | '';
  text: string;
}

export function budgetFilterIn(query: Record<string, unknown>): BudgetFilter {
  const status = budgetStatuses.find((one) => one === query.status) ?? '';
  return { status, text: typeof query.q === 'string' ? query.q : '' };
}

/** What is furthest behind the calendar stands first. */
export const USUAL_ORDER = 'difference';

/** Projects of the filter, in the order asked for. */
export function budgetRows(projects: readonly BudgetProject[], filter: BudgetFilter, sort: string): BudgetProject[] {
  const text = filter.text.trim();
  const found = projects.filter(
    ({ status, name }) => (filter.status === '' || status === filter.status) && name.includes(text),
  );
  return sortedBy(found, keys, sort || USUAL_ORDER);
}

const number = (text: string | null | undefined) => (text === null || text === undefined ? null : Number(text));

const keys: SortKeys<BudgetProject> = {
  name: ({ name }) => name,
  adjusted: ({ adjusted }) => number(adjusted),
  executed: ({ executed }) => number(executed),
  rate: ({ rate }) => number(rate),
  difference: ({ difference }) => number(difference),
  lastYear: ({ lastYearRate }) => number(lastYearRate),
  unspent: ({ unspent }) => number(unspent?.value),
  status: ({ status }) => budgetStatuses.indexOf(status),
};

/** The statuses that occur, worst first, with how many projects have them. */
export function statusOptions(projects: readonly BudgetProject[]) {
  return [...budgetStatuses].reverse().flatMap((status) => {
    const count = projects.filter((one) => one.status === status).length;
    return count === 0 ? [] : [{ value: status, label: `${budgetStatusWords[status].word}（${count}）` }];
  });
}
