import type { AccountRelation } from '../consistency/account-relations.ts';
import { Exact, percentOf, printedInFull, sum } from '../decimal.ts';
import { placesOfUnit } from './account-line.ts';

/** A figure worked out: its value, how, and from which codes. */
export interface Derived {
  value: Exact | null;
  arithmetic: string | null;
  inputs: string[];
}

type Result = Pick<Derived, 'value' | 'arithmetic'>;

const UNNAMED: Named = { name: '', unit: '' };
const NOTHING = new Exact(0);
const WHOLE = new Exact(100);

interface Named {
  name: string;
  unit: string;
}

/** Works out `code` by the relation that gives it; `find` is asked for the inputs. */
export function derivedFrom(
  relation: AccountRelation,
  code: string,
  find: (code: string) => Exact | null,
  figures: ReadonlyMap<string, Named>,
): Derived {
  const inputs = inputsOf(relation, code);
  const values = inputs.map(find);
  if (!isComplete(values)) return { value: null, arithmetic: null, inputs };
  return { inputs, ...worked(relation, code, values, figures.get(inputs[0] ?? '') ?? UNNAMED) };
}

function inputsOf(relation: AccountRelation, code: string): string[] {
  switch (relation.kind) {
    case 'sum':
      return relation.parts;
    case 'share':
      return [relation.part, relation.whole];
    case 'change':
      return code === relation.change ? [relation.amount, priorOf(relation)] : [relation.change, priorOf(relation)];
    case 'difference-rate':
      return [relation.final, relation.budget];
    case 'same':
      return [relation.other];
  }
}

/** The amount of the year before stands beside the change: `overall.change`, `overall.prior`. */
function priorOf({ change }: { change: string }): string {
  return change.replace(/\.change$/, '.prior');
}

function worked(relation: AccountRelation, code: string, values: Exact[], { name, unit }: Named): Result {
  const [one = NOTHING, other = NOTHING] = values;
  const number = (value: Exact) => numberText(value, placesOfUnit(unit));
  const term = (value: Exact) => (value.lt(0) ? `(${number(value)})` : number(value));
  switch (relation.kind) {
    case 'sum':
      return { value: sum(values), arithmetic: values.map(term).join(' + ') };
    case 'share':
      return ratio(one, other, number, number(one), { value: NOTHING, arithmetic: '合计为 0，按 0.00% 列示' });
    case 'change':
      return code === relation.change
        ? { value: one.minus(other), arithmetic: `${number(one)} − ${term(other)}` }
        : ratio(one, other, number, number(one), grownFromNothing(one));
    case 'difference-rate': {
      const budgetIsNothing = { value: NOTHING, arithmetic: '预算数为 0，按 0.00% 列示' };
      return ratio(one.minus(other), other, number, `(${number(one)} − ${term(other)})`, budgetIsNothing);
    }
    case 'same':
      return { value: one, arithmetic: `${number(one)}（${name}）` };
  }
}

function ratio(top: Exact, base: Exact, text: (value: Exact) => string, topText: string, overNothing: Result): Result {
  // Of a base below zero the size counts, so that the sign tells increase from decrease.
  const value = percentOf(top, base.abs());
  return value === null ? overNothing : { value, arithmetic: `${topText} ÷ ${text(base.abs())}` };
}

/** 宗教事务 in 2023: from 0.00 to 1.26 is printed as 增长 100.00%. */
function grownFromNothing(change: Exact): Result {
  if (change.isZero()) return { value: NOTHING, arithmetic: '上年为 0，本年为 0，按 0.00% 列示' };
  return { value: change.lt(0) ? WHOLE.neg() : WHOLE, arithmetic: '上年为 0，按 100.00% 列示' };
}

function isComplete(values: (Exact | null)[]): values is Exact[] {
  return values.every((value) => value !== null);
}

/** Grouped for reading, with all the decimals it has. */
function numberText(value: Exact, places: number): string {
  const [whole = '', fraction] = printedInFull(value.abs(), places).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value.lt(0) ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
