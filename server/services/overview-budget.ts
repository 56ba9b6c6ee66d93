import { budgetLagAlert } from '#domain/alerts/rules.ts';
import type { AlertSettings } from '#domain/alerts/settings.ts';
import { exact, exactOrNull, percentOf, printed } from '#domain/decimal.ts';
import { refText } from '#domain/disclosure/figure-ref.ts';
import type { Form } from '#domain/forms/form.ts';
import { executionLineOf } from '#domain/scoring/execution-score.ts';

/**
 * 预算执行 against the calendar, from the forms' fund lines, the overall form first and then the slowest project. What was
 * executed is entered once, for the whole year: before December only the budgets are known, and every rate is null.
 */
export function budgetExecution(forms: readonly Form[], month: number, lagRule: AlertSettings) {
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
        formId: Number(form.id),
        kind: form.kind,
        name: form.kind === 'overall' ? '部门整体支出' : form.name,
        unit: form.moneyUnit,
        adjusted: printed(adjusted, 2),
        executed: executed === null ? null : printed(executed, 2),
        rate: rate === null ? null : printed(rate, 2),
        /** Asks where the rate comes from. */
        ref: rateRef(form),
        /** 执行滞后, as the alert judges it. */
        lag: executed === null ? null : (budgetLagAlert({ ...facts, executed }, lagRule)?.level ?? null),
      },
    ];
  });
  return {
    /** 序时进度: the share of the year that has passed by the end of the month, percent. */
    calendar: printed(percentOf(exact(month), exact(12)) ?? exact(0), 2),
    isKnown,
    lines: lines.sort(slowestFirst),
  };
}

/** The cell of the form in which its 执行率 is printed. */
export function rateRef(form: Form): string {
  const fund = executionLineOf(form.funds)?.index ?? 0;
  return refText({ kind: 'form', formId: Number(form.id), cell: { part: 'fund', fund, field: 'rate' } });
}

type Line = { kind: Form['kind']; rate: string | null; formId: number };

function slowestFirst(one: Line, other: Line): number {
  if (one.kind !== other.kind) return one.kind === 'overall' ? -1 : 1;
  // Without a rate there is nothing to be slow in.
  const rate = (line: Line) => exactOrNull(line.rate) ?? exact(1_000_000);
  return rate(one).comparedTo(rate(other)) || one.formId - other.formId;
}
