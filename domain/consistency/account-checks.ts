import { type AccountRelation, accountRelationsOf } from './account-relations.ts';
import type { CheckName } from './check-rules.ts';
import { type Estimate, estimateOf, percentageOf, sumOf } from './estimate.ts';
import { comparedWithin, type Finding } from './finding.ts';
import type { Side } from './side.ts';

/** A figure of the final accounts as printed; a decrease is printed without a sign and says so in `direction`. */
export interface AccountFigure {
  code: string;
  section: string;
  name: string;
  printed: string;
  unit: string;
  direction: string | null;
}

/** The same as a document prints it. */
export interface QuotedAccountFigure extends AccountFigure {
  /** The words it was read from, ending with the numeral. */
  quote: string;
}

type Figures = Map<string, AccountFigure>;

/** Sums, shares, year-on-year changes and difference rates of the accounts, and what is stated twice. */
export function accountFindings(list: AccountFigure[]): Finding[] {
  const figures = new Map(list.map((figure) => [figure.code, figure]));
  return accountRelationsOf(new Set(figures.keys())).flatMap((relation) => checked(relation, figures) ?? []);
}

function checked(relation: AccountRelation, figures: Figures): Finding | null {
  switch (relation.kind) {
    case 'sum': {
      const parts = relation.parts.map((code) => figures.get(code));
      if (parts.some((part) => part === undefined)) return null;
      const known = parts.filter((part) => part !== undefined);
      return compare(figures.get(relation.total), sumOf(known.map(signed)), '各项之和为', 'accounts-sum', known);
    }
    case 'share': {
      const [part, whole] = [figures.get(relation.part), figures.get(relation.whole)];
      if (!part || !whole) return null;
      return compare(
        figures.get(relation.share),
        percentageOf(signed(part), signed(whole)),
        `${part.name} ÷ ${whole.name}为`,
        'accounts-share',
        [part, whole],
      );
    }
    case 'change': {
      const [change, amount] = [figures.get(relation.change), figures.get(relation.amount)];
      if (!change || !amount) return null;
      const prior = sumOf([signed(amount), negative(signed(change))]);
      const percent = percentageOf(signed(change), prior);
      return compare(figures.get(relation.percent), percent, '增减额 ÷ 上年数为', 'year-on-year', [change, amount]);
    }
    case 'difference-rate': {
      const [budget, final] = [figures.get(relation.budget), figures.get(relation.final)];
      if (!budget || !final) return null;
      const difference = sumOf([signed(final), negative(signed(budget))]);
      return compare(
        figures.get(relation.rate),
        percentageOf(difference, signed(budget)),
        '（决算数 − 预算数）÷ 预算数为',
        'difference-rate',
        [final, budget],
      );
    }
    case 'same': {
      const other = figures.get(relation.other);
      return other
        ? compare(figures.get(relation.one), signed(other), `${placeOf(other)}为`, 'accounts', [other])
        : null;
    }
  }
}

/** An estimate is absent where a rate has no base: the source then prints 0.00 or 100.00, and there is nothing to check. */
function compare(
  figure: AccountFigure | undefined,
  expected: Estimate | null,
  other: string,
  check: CheckName,
  inputs: AccountFigure[],
): Finding | null {
  if (!figure || expected === null) return null;
  const codes = [figure, ...inputs].map(({ code }) => code);
  const sides: Side[] = codes.map((code) => ({ kind: 'account', code }));
  const place = { check, other, where: [placeOf(figure)], sides };
  return comparedWithin(place, signed(figure), figure.printed, expected, figure.name, figure.unit);
}

function placeOf({ section, name }: AccountFigure): string {
  return `部门决算 ${section} ${name}`;
}

function signed({ printed, direction }: AccountFigure): Estimate {
  return estimateOf(printed, direction === '减少' || direction === '下降' ? -1 : 1);
}

function negative({ value, low, high }: Estimate): Estimate {
  return { value: value.neg(), low: high.neg(), high: low.neg() };
}
