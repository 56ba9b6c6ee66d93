import type { FoundAlert } from '#domain/alerts/alert.ts';
import { budgetLagAlert } from '#domain/alerts/rules.ts';
import { exactOrNull } from '#domain/decimal.ts';
import type { Form } from '#domain/forms/form.ts';
import { executionLineOf } from '#domain/scoring/execution-score.ts';
import type { Ctx } from '../context.ts';
import type { YearSettings } from './alert-settings.ts';
import { executionIn, hasMonths, loadBudgetYear, unspentWords } from './budget-execution.ts';
import type { YearBook } from './year-book.ts';

/**
 * 执行滞后 of the projects: from the approved months of the year's budget, as of the last of them; of a year without such
 * months from the forms, which state the whole year.
 */
export async function alertsOfBudget(
  ctx: Ctx,
  { year: { year }, month }: YearBook,
  forms: readonly Form[],
  settings: YearSettings,
): Promise<FoundAlert[]> {
  const rule = settings['budget-lag'];
  const all = await loadBudgetYear(ctx, year);
  if (!hasMonths(all.book)) return forms.flatMap((form) => lagOfForm(form, month, rule) ?? []);
  const projects = all.book.items.filter(({ kind }) => kind === 'project');
  return projects.flatMap((item) => {
    const execution = executionIn(all, item, month);
    const { adjusted, executed, month: at } = execution;
    if (!adjusted?.gt(0) || executed === null || at === null) return [];
    const facts = { formId: '', formName: item.name, adjusted, executed, month: at, projectId: item.id };
    return budgetLagAlert({ ...facts, unspent: unspentWords(execution) }, rule) ?? [];
  });
}

function lagOfForm(form: Form, month: number, rule: YearSettings['budget-lag']): FoundAlert | null {
  if (form.kind !== 'project') return null;
  const line = executionLineOf(form.funds);
  const [adjusted, executed] = [exactOrNull(line?.adjusted), exactOrNull(line?.executed)];
  if (!adjusted || !executed) return null;
  return budgetLagAlert({ formId: form.id, formName: form.name, adjusted, executed, month }, rule);
}
