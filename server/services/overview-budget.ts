import { budgetLagAlert } from '#domain/alerts/rules.ts';
import type { AlertSettings } from '#domain/alerts/settings.ts';
import { calendarShare, lagLevel } from '#domain/budgets/lag.ts';
import { exact, exactOrNull, percentOf, printed } from '#domain/decimal.ts';
import { refText } from '#domain/disclosure/figure-ref.ts';
import type { Form } from '#domain/forms/form.ts';
import { executionLineOf } from '#domain/scoring/execution-score.ts';
import type { BudgetYear } from './budget-execution.ts';
import { executionIn, hasMonths } from './budget-execution.ts';
import { isOf } from './budget-items.ts';
import { amount } from './budget-views.ts';

/**
 * 预算执行 against the calendar, the whole center first and then the slowest project: from the approved months where the year
 * has any, else from the forms.
 */
export function budgetExecution(all: BudgetYear, forms: readonly Form[], month: number, lagRule: AlertSettings) {
  return hasMonths(all.book) ? executionByMonth(all, forms, month) : executionOfForms(forms, month, lagRule);
}

function executionByMonth(all: BudgetYear, forms: readonly Form[], month: number) {
  const lines = all.book.items.flatMap((item) => {
    const execution = executionIn(all, item, month);
    const { adjusted, executed, rate, month: at } = execution;
    if (adjusted === null || adjusted.isZero()) return [];
    const form = forms.find((one) => isOf(one, item));
    return [
      {
        projectId: item.id as number | null,
        formId: form ? Number(form.id) : null,
        kind: item.kind,
        name: item.name,
        unit: '万元',
        adjusted: printed(adjusted, 2),
        executed: amount(executed),
        rate: amount(rate),
        /** 1–12: what the figures stand for. */
        month: at,
        ref: null as string | null,
        lag: rate && at !== null ? lagLevel(rate, at, all.rule) : null,
      },
    ];
  });
  return {
    calendar: printed(calendarShare(month), 2),
    isKnown: true,
    isMonthly: true,
    lines: lines.sort(slowestFirst),
  };
}

/** What was executed is entered once, for the whole year: before December only the budgets are known, and every rate is null. */
function executionOfForms(forms: readonly Form[], month: number, lagRule: AlertSettings) {
  const isKnown = month === 12;
  const lines = forms.flatMap((form) => {
    const line = executionLineOf(form.funds);
    const adjusted = exactOrNull(line?.adjusted);
    if (!line || adjusted === null) return [];
    const executed = isKnown ? exactOrNull(line.executed) : null;
    const rate = executed === null ? null : percentOf(executed, adjusted);
    const facts = { formId: form.id, formName: form.name, adjusted, month };
    return [
      {
        projectId: null as number | null,
        formId: Number(form.id) as number | null,
        kind: form.kind,
        name: form.kind === 'overall' ? '部门整体支出' : form.name,
        unit: form.moneyUnit as string,
        adjusted: printed(adjusted, 2),
        executed: executed === null ? null : printed(executed, 2),
        rate: rate === null ? null : printed(rate, 2),
        month: isKnown ? (month as number | null) : null,
        /** Asks where the rate comes from. */
        ref: rateRef(form) as string | null,
        /** 执行滞后, as the alert judges it. */
        lag: executed === null ? null : (budgetLagAlert({ ...facts, executed }, lagRule)?.level ?? null),
      },
    ];
  });
  return {
    /** 序时进度: the share of the year that has passed by the end of the month, percent. */
    calendar: printed(calendarShare(month), 2),
    isKnown,
    isMonthly: false,
    lines: lines.sort(slowestFirst),
  };
}

/** The cell of the form in which its 执行率 is printed. */
export function rateRef(form: Form): string {
  const fund = executionLineOf(form.funds)?.index ?? 0;
  return refText({ kind: 'form', formId: Number(form.id), cell: { part: 'fund', fund, field: 'rate' } });
}

type Line = { kind: Form['kind']; rate: string | null; formId: number | null; projectId: number | null };

function slowestFirst(one: Line, other: Line): number {
  if (one.kind !== other.kind) return one.kind === 'overall' ? -1 : 1;
  // Without a rate there is nothing to be slow in.
  const rate = (line: Line) => exactOrNull(line.rate) ?? exact(1_000_000);
  return (
    rate(one).comparedTo(rate(other)) || (one.projectId ?? one.formId ?? 0) - (other.projectId ?? other.formId ?? 0)
  );
}
