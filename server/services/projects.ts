import { isStanding } from '#domain/alerts/life.ts';
import { adjustedAsOf, monthlyExecution } from '#domain/budgets/budget-line.ts';
import { rateAt, rateOf } from '#domain/budgets/execution.ts';
import { calendarShare } from '#domain/budgets/lag.ts';
import { fromMicro, printed } from '#domain/decimal.ts';
import type { Form } from '#domain/forms/form.ts';
import { localDay } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { alertList } from './alerts.ts';
import { type BookItem, loadBudgetBook, moneyOf, sameItem } from './budget-book.ts';
import { type BudgetYear, loadBudgetYear } from './budget-execution.ts';
import { formOfItem } from './budget-items.ts';
import { budgetRights } from './budget-rights.ts';
import { amount, moneyView } from './budget-views.ts';
import { formList } from './forms.ts';
import { indicatorView } from './indicators.ts';
import { loadYearBook } from './year-book.ts';

/** One project in one view: its money by month and source, its form, its indicators, its alerts. Throws `project.not-found`. */
export async function projectDetail(ctx: Ctx, id: number, month = 12) {
  const { item: stored, form } = await formOfItem(ctx, id);
  const { year } = stored;
  const all = await loadBudgetYear(ctx, year);
  const item = all.book.items.find((one) => one.id === id)!;
  return {
    id,
    year,
    month,
    code: item.code,
    kind: item.kind,
    name: item.name,
    isDemo: item.isDemo === 1,
    money: moneyView(all, item, month),
    sources: item.lines.map((line) => ({
      lineId: line.id,
      source: line.source,
      ...moneyView(all, item, month, line.source),
      adjustments: line.history.map((one) => ({
        id: one.id,
        date: one.date,
        amount: printed(fromMicro(one.amountMicro), 2),
        reason: one.reason,
        documentNumber: one.documentNumber,
        countersId: one.countersId,
        isCountered: line.history.some(({ countersId }) => countersId === one.id),
        by: one.by,
        at: one.at,
        isDemo: one.isDemo === 1,
      })),
    })),
    months: monthsOf(all, item),
    form: form && (await formBrief(ctx, form)),
    indicators: form ? await indicatorsOf(ctx, form, month) : [],
    alerts: await alertsOf(ctx, item, form),
    years: await yearsOf(ctx, all, item),
    rights: await budgetRights(ctx, year),
  };
}

/** Twelve months as approved, against the calendar and last year's same month. */
function monthsOf({ book: { year }, past }: BudgetYear, item: BookItem) {
  const line = moneyOf(item, year);
  const before = sameItem(past.at(-1), item);
  const lastYear = before && moneyOf(before, year - 1);
  const steps = monthlyExecution(line?.executed ?? []);
  const entered = moneyOf({ ...item, lines: item.lines.map((one) => ({ ...one, executed: one.submitted })) }, year);
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const adjusted = line && adjustedAsOf(line, year, month);
    const pending = entered?.executed[index] ?? null;
    return {
      month,
      adjusted: amount(adjusted),
      executed: amount(line?.executed[index] ?? null),
      inMonth: amount(steps[index] ?? null),
      rate: amount(line && rateAt(line, year, month)),
      calendar: printed(calendarShare(month), 2),
      lastYearRate: amount(lastYear && rateAt(lastYear, year - 1, month)),
      /** Handed in and not approved. */
      pending: amount(pending),
      pendingRate: amount(rateOf(pending, adjusted)),
    };
  });
}

async function formBrief(ctx: Ctx, form: Form) {
  const found = (await formList(ctx, form.year)).find(({ id }) => id === Number(form.id));
  if (!found) return null;
  const { id, title, state, total, printedTotal, max, grade, missing, contradictions } = found;
  return { id, title, state, total, printedTotal, max, grade, missing: missing.length, contradictions };
}

async function indicatorsOf(ctx: Ctx, form: Form, month: number) {
  const ids = [...new Set(form.rows.flatMap(({ indicatorId }) => indicatorId ?? []))].map(Number);
  if (ids.length === 0) return [];
  const { indicators } = await loadYearBook(ctx, form.year, month, { ids });
  return indicators.map((one) => {
    const { id, code, name, unit, department, operator, target, value, valueMonth, completion, status, isDemo } =
      indicatorView(one);
    return { id, code, name, unit, department, operator, target, value, valueMonth, completion, status, isDemo };
  });
}

/** What stands now of the project itself, its form, and the indicators of its form's rows. */
async function alertsOf(ctx: Ctx, item: BookItem, form: Form | null) {
  const indicators = new Set(form?.rows.flatMap(({ indicatorId }) => indicatorId ?? []));
  const isOwn = (subject: string, indicatorId: number | null) =>
    subject === `project:${item.id}` ||
    (form !== null && new RegExp(`^form:${form.id}(:|$)`).test(subject)) ||
    (indicatorId !== null && indicators.has(String(indicatorId)));
  const { items } = await alertList(ctx, item.year);
  return items
    .filter((alert) => isOwn(alert.subject, alert.indicatorId) && isStanding(alert, localDay(ctx.now)))
    .map(({ id, level, title, message, state, stateName, ruleName }) => {
      return { id, level, title, message, state, stateName, ruleName };
    });
}

/** The same project in the years around, so that one can go there. */
async function yearsOf(ctx: Ctx, { past, book }: BudgetYear, item: BookItem) {
  const next = await loadBudgetBook(ctx.db, book.year + 1);
  return [...past.slice(-1), next].flatMap((one) => {
    const same = sameItem(one, item);
    return same ? [{ year: one.year, id: same.id }] : [];
  });
}
