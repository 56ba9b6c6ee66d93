import { exactOrNull, percentOf, printed, printedInFull, sum, toMicro } from '#domain/decimal.ts';
import type { SortKeys } from '../../composables/sorting.ts';
import type { FormEntry } from '../../queries/forms.ts';

/** A form signed here is 已定稿; one that came here published is 已公布. */
export function stateWord(state: FormEntry['state'], isSigned: boolean): string {
  if (state === 'draft') return '编制中';
  return isSigned ? '已定稿' : '已公布';
}

export const overallName = '部门（单位）整体支出绩效目标自评表';

/** A project form with its number in the year's list, which no sorting changes. */
export type NumberedForm = FormEntry & { number: number };

export interface YearForms {
  overall: FormEntry[];
  projects: NumberedForm[];
}

/** The overall form stands apart; the projects keep the order of the published document. */
export function yearFormsOf(forms: readonly FormEntry[]): YearForms {
  const projects = forms.filter((form) => form.kind === 'project');
  return {
    overall: forms.filter((form) => form.kind === 'overall'),
    projects: projects.map((form, index) => ({ ...form, number: index + 1 })),
  };
}

export function formsMatching<T extends FormEntry>(forms: readonly T[], text: string): T[] {
  const sought = text.trim().toLowerCase();
  return forms.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(sought));
}

/** Whole millionths, so that two figures compare as they are written. */
const rank = (text: string | null) => {
  const figure = exactOrNull(text);
  return figure === null ? null : toMicro(figure);
};

export const formKeys: SortKeys<NumberedForm> = {
  number: (form) => form.number,
  name: (form) => form.name,
  state: (form) => stateWord(form.state, form.isSigned),
  adjusted: (form) => rank(form.adjusted),
  executed: (form) => rank(form.executed),
  rate: (form) => rank(form.rate?.replace('%', '') ?? null),
  total: (form) => rank(form.total),
  printed: (form) => rank(form.printedTotal),
  grade: (form) => (form.grade === null ? null : '优良中差'.indexOf(form.grade)),
  missing: (form) => form.missing.length,
  contradictions: (form) => form.contradictions,
};

export interface FormSums {
  adjusted: string | null;
  executed: string | null;
  /** Executed ÷ adjusted in percent, two decimals. */
  rate: string | null;
}

/** Budget and executed of the forms together; nothing when their money units differ or none states an amount. */
export function sumsOf(forms: readonly FormEntry[]): FormSums {
  const isMixed = new Set(forms.map((form) => form.moneyUnit)).size > 1;
  const total = (field: 'adjusted' | 'executed') => {
    const amounts = forms.map((form) => exactOrNull(form[field])).filter((amount) => amount !== null);
    return isMixed || amounts.length === 0 ? null : sum(amounts);
  };
  const adjusted = total('adjusted');
  const executed = total('executed');
  const rate = adjusted && executed && percentOf(executed, adjusted);
  return {
    adjusted: adjusted && printedInFull(adjusted, 2),
    executed: executed && printedInFull(executed, 2),
    rate: rate && `${printed(rate, 2)}%`,
  };
}
