import { type Exact, exactOrNull, sum } from '#domain/decimal.ts';
import type { Form, FundLine, MoneyUnit } from './form.ts';

/** The line that states a form's whole budget: 合计, 年度资金总额, or its only line. */
export function totalFundLine({ funds }: Pick<Form, 'funds'>): FundLine | null {
  const named = funds.find(({ source }) => source === '合计') ?? funds.find(({ source }) => source.includes('总额'));
  return named ?? (funds.length === 1 ? (funds[0] ?? null) : null);
}

/** Adjusted budget and execution of the forms together; null when a form states none or their money units differ. */
export function budgetOf(forms: Form[]): { adjusted: Exact; executed: Exact; unit: MoneyUnit } | null {
  const [first] = forms;
  if (!first || forms.some(({ moneyUnit }) => moneyUnit !== first.moneyUnit)) return null;
  const lines = forms.map(totalFundLine);
  const adjusted = lines.map((line) => exactOrNull(line?.adjusted)).filter((amount) => amount !== null);
  const executed = lines.map((line) => exactOrNull(line?.executed)).filter((amount) => amount !== null);
  if (adjusted.length < forms.length || executed.length < forms.length) return null;
  return { adjusted: sum(adjusted), executed: sum(executed), unit: first.moneyUnit };
}
