import type { AccountRelation } from '../consistency/account-relations.ts';
import { type Exact, exactOrNull, printed } from '../decimal.ts';
import type { AccountBook, AccountEntry } from './account-book.ts';
import { type Derived, derivedFrom } from './account-derivation.ts';
import { type AccountLine, placesOfUnit } from './account-line.ts';
import { linesWith } from './account-lines.ts';
import { bookRelations } from './book-relations.ts';
import { functionLines, itemStem } from './function-lines.ts';

/** One figure of the final accounts, whether typed or worked out. Amounts and percentages are exact, not rounded. */
export interface AccountValue {
  code: string;
  section: string;
  name: string;
  unit: string;
  value: Exact | null;
  isDerived: boolean;
  /** Why it differs from the year before, or from the budget; as entered for its line. */
  reason: string | null;
  /** `1,867.08 − 1,752.88` for what is worked out; null where something it needs is missing. */
  arithmetic: string | null;
  /** Codes it is worked out from. */
  inputs: string[];
}

/** The book's lines in the order of the paper. */
export function linesOfBook({ functions }: Pick<AccountBook, 'functions'>): AccountLine[] {
  return linesWith(functionLines(functions));
}

/**
 * Every figure of sections 一 to 十 by code, in the order of the paper. A figure whose inputs are not all there has no value:
 * absent is not zero. A share or rate over nothing is printed as 0.00, an increase from nothing as 100.00, as the source does.
 */
export function accountValues(book: AccountBook): Map<string, AccountValue> {
  const lines = linesOfBook(book);
  const cells = cellsOf(book);
  const figures = lines.flatMap((line) => figuresOf(line, cells.get(line.code) ?? {}));
  const entered = new Map(figures.flatMap(({ code, typed }) => (typed === undefined ? [] : [[code, typed]])));
  const codes = new Set(figures.map((figure) => figure.code));
  const facts = new Map(figures.map((figure) => [figure.code, figure]));
  const given = givenBy(bookRelations(codes, book.functions), entered, codes);
  const known = new Map<string, Derived>();
  const find = (code: string): Derived => {
    const found = known.get(code);
    if (found) return found;
    const relation = given.get(code);
    const result = relation
      ? derivedFrom(relation, code, (input) => find(input).value, facts)
      : { value: exactOrNull(entered.get(code)), arithmetic: null, inputs: [] };
    known.set(code, result);
    return result;
  };
  return new Map(
    figures.map(({ typed: _typed, ...figure }) => {
      return [figure.code, { ...figure, ...find(figure.code), isDerived: given.has(figure.code) }];
    }),
  );
}

/** The figure as the paper prints it, without separators: two decimals, counts whole; null when absent. */
export function printedAccountValue({ value, unit }: Pick<AccountValue, 'value' | 'unit'>): string | null {
  return value === null ? null : printed(value, placesOfUnit(unit));
}

type Cells = Partial<Omit<AccountEntry, 'code'>>;
/** `typed` is set, if only to null, where the figure is entered. */
type Figure = Pick<AccountValue, 'code' | 'section' | 'name' | 'unit' | 'reason'> & { typed?: string | null };

function cellsOf(book: AccountBook): Map<string, Cells> {
  return new Map<string, Cells>([
    ...book.entries.map((entry) => [entry.code, entry] as const),
    ...book.functions.map((entry, index) => [`${itemStem(index)}.amount`, entry] as const),
  ]);
}

/** The figures that hang on a line: its final, share, comparison and budget. */
function figuresOf(line: AccountLine, cells: Cells): Figure[] {
  const { section, name, unit, share, comparison, budget } = line;
  const reason = cells.reason ?? null;
  const because = cells.budgetReason ?? null;
  const figure = (code: string, as: string, of: string, why: string | null = null): Figure => {
    return { code, section, name: as, unit: of, reason: why };
  };
  const typed = (one: Figure, field: 'final' | 'prior' | 'budget'): Figure =>
    line.fields.includes(field) ? { ...one, typed: cells[field] ?? null } : one;
  return [
    typed(figure(line.code, name, unit, reason), 'final'),
    ...(share === null ? [] : [figure(share, `${name}占比`, '%')]),
    ...(comparison === null
      ? []
      : [
          typed(figure(`${comparison.stem}.prior`, `${name}上年决算数`, unit), 'prior'),
          figure(`${comparison.stem}.change`, comparison.name, unit, reason),
          figure(`${comparison.stem}.changePercent`, `${comparison.name}（%）`, '%', reason),
        ]),
    ...(budget === null
      ? []
      : [
          typed(figure(budget.code, `${budget.name}${budget.word}`, unit), 'budget'),
          figure(budget.final, `${budget.name}决算数`, unit),
          figure(budget.rate, `${budget.name}预决算差异率`, '%', because),
        ]),
  ];
}

/** For each figure that is not entered, the first relation that gives it. */
function givenBy(
  relations: AccountRelation[],
  entered: ReadonlyMap<string, unknown>,
  codes: ReadonlySet<string>,
): Map<string, AccountRelation> {
  const given = new Map<string, AccountRelation>();
  for (const relation of relations) {
    for (const code of resultsOf(relation)) {
      if (codes.has(code) && !entered.has(code) && !given.has(code)) given.set(code, relation);
    }
  }
  return given;
}

function resultsOf(relation: AccountRelation): string[] {
  switch (relation.kind) {
    case 'sum':
      return [relation.total];
    case 'share':
      return [relation.share];
    case 'change':
      return [relation.change, relation.percent];
    case 'difference-rate':
      return [relation.rate];
    case 'same':
      return [relation.one];
  }
}
