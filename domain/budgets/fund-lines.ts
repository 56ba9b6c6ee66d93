import { type Exact, exactOrNull } from '../decimal.ts';
import type { FormKind, FundLine, MoneyUnit } from '../forms/form.ts';
import { type BudgetLine, joinedLine } from './budget-line.ts';

/** Where the money of a project comes from, as the forms name it. */
export interface SourceLine extends BudgetLine {
  source: string;
}

const TOTAL = /合\s*计|总\s*计|总\s*额/;
const TEN_THOUSAND = 10_000;

/** `其中：当年财政拨款` is the source 当年财政拨款. */
export function sourceName(text: string): string {
  return text.replace(/\s/g, '').replace(/^其中[:：]?/, '');
}

/** Does the fund line state the whole, not one source? */
export function isTotalLine(source: string): boolean {
  return TOTAL.test(source);
}

/** The money that a fund line of a form speaks of: all sources together, or the one it names. Null where there is none. */
export function moneyOfFund(lines: readonly SourceLine[], source: string, year: number): BudgetLine | null {
  if (isTotalLine(source)) return joinedLine(lines, year);
  const name = sourceName(source);
  return lines.find((line) => sourceName(line.source) === name) ?? null;
}

/** An amount of a form in 万元. */
export function inBudgetUnit(amount: string | null, unit: MoneyUnit): Exact | null {
  const value = exactOrNull(amount);
  return value && unit === '元' ? value.div(TEN_THOUSAND) : value;
}

type FundAmounts = Pick<FundLine, 'source' | 'initial' | 'adjusted' | 'executed'>;

/**
 * The sources that a form has money from: its fund lines without the total, and of a project without those that state
 * nothing but zeros. The overall form prints every level of government, so each keeps its line. The total, where it is all
 * there is.
 */
export function fundedLines<T extends FundAmounts>({ kind, funds }: { kind: FormKind; funds: readonly T[] }): T[] {
  const parts = funds.filter(({ source }) => !isTotalLine(source));
  if (parts.length === 0) return funds.slice(0, 1);
  const isEmpty = (line: T) =>
    [line.initial, line.adjusted, line.executed].every((amount) => exactOrNull(amount)?.isZero() ?? true);
  const funded = kind === 'overall' ? parts : parts.filter((line) => !isEmpty(line));
  return funded.length === 0 ? parts.slice(0, 1) : funded;
}
