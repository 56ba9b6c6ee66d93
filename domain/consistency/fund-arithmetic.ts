import { exactOrNull, printed, printedInFull, sum } from '../decimal.ts';
import type { FundField } from '../forms/document.ts';
import type { Form } from '../forms/form.ts';
import { placesOf } from './estimate.ts';
import { totalLineOf } from './form-checks.ts';

/** A cell of the funds as the sum or quotient of others: the line of arithmetic, and the cells that go in. */
export interface FundArithmetic {
  rule: string;
  /** Amounts in the form's money unit, as printed. */
  arithmetic: string;
  inputs: { fund: number; field: 'initial' | 'adjusted' | 'executed' }[];
}

/**
 * How the paper means a cell of its funds to come about: the total line adds up the sources, the rate is 全年执行数 ÷
 * 全年预算数 of the total (财预〔2020〕10号). Null for what is entered, and where an amount is missing or the budget is 0.
 */
export function fundArithmetic(form: Pick<Form, 'funds'>, fund: number, field: FundField): FundArithmetic | null {
  if (field === 'rate') return rateArithmetic(form, fund);
  if (field === 'initial' || field === 'adjusted' || field === 'executed') return sumArithmetic(form, fund, field);
  return null;
}

function sumArithmetic(
  { funds }: Pick<Form, 'funds'>,
  fund: number,
  field: 'initial' | 'adjusted' | 'executed',
): FundArithmetic | null {
  if (totalLineOf({ funds }) !== fund) return null;
  const parts = funds.flatMap((line, index) =>
    index === fund ? [] : [{ fund: index, amount: exactOrNull(line[field]) }],
  );
  const amounts = parts.flatMap(({ amount }) => amount ?? []);
  if (parts.length === 0 || amounts.length < parts.length) return null;
  return {
    rule: '合计：各资金来源相加',
    arithmetic: `${amounts.map((amount) => printedInFull(amount)).join(' + ')} = ${printedInFull(sum(amounts))}`,
    inputs: parts.map((part) => ({ fund: part.fund, field })),
  };
}

function rateArithmetic({ funds }: Pick<Form, 'funds'>, fund: number): FundArithmetic | null {
  const named = totalLineOf({ funds });
  const base = named < 0 ? fund : named;
  const [adjusted, executed] = [exactOrNull(funds[base]?.adjusted), exactOrNull(funds[base]?.executed)];
  if (!adjusted || !executed || adjusted.isZero()) return null;
  const places = Math.max(2, placesOf(funds[fund]?.rate?.replace('%', '') ?? ''));
  const rate = printed(executed.div(adjusted).times(100), places);
  return {
    rule: '执行率：全年执行数 ÷ 全年预算数',
    arithmetic: `${printedInFull(executed)} ÷ ${printedInFull(adjusted)} × 100% = ${rate}%`,
    inputs: [
      { fund: base, field: 'executed' },
      { fund: base, field: 'adjusted' },
    ],
  };
}
