import { type AccountRelation, accountRelationsOf } from './account-relations.ts';
import { type Estimate, estimateOf, percentageOf, sumOf } from './estimate.ts';
import { comparedWithin, type Finding } from './finding.ts';

/** A figure of the final accounts as printed; a decrease is printed without a sign and says so in `direction`. */
export interface AccountFigure {
  code: string;
  section: string;
  name: string;
  printed: string;
  unit: string;
  direction: string | null;
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
      return compare(figures.get(relation.total), sumOf(parts.map((part) => signed(part!))), '各项之和为');
    }
    case 'share': {
      const [part, whole] = [figures.get(relation.part), figures.get(relation.whole)];
      if (!part || !whole) return null;
      return compare(
        figures.get(relation.share),
        percentageOf(signed(part), signed(whole)),
        `${part.name} ÷ ${whole.name}为`,
      );
    }
    case 'change': {
      const [change, amount] = [figures.get(relation.change), figures.get(relation.amount)];
      if (!change || !amount) return null;
      const prior = sumOf([signed(amount), negative(signed(change))]);
      return compare(figures.get(relation.percent), percentageOf(signed(change), prior), '增减额 ÷ 上年数为');
    }
    case 'difference-rate': {
      const [budget, final] = [figures.get(relation.budget), figures.get(relation.final)];
      if (!budget || !final) return null;
      const difference = sumOf([signed(final), negative(signed(budget))]);
      return compare(
        figures.get(relation.rate),
        percentageOf(difference, signed(budget)),
        '（决算数 − 预算数）÷ 预算数为',
      );
    }
    case 'same': {
      const other = figures.get(relation.other);
      return other ? compare(figures.get(relation.one), signed(other), `${placeOf(other)}为`) : null;
    }
  }
}

/** An estimate is absent where a rate has no base: the source then prints 0.00 or 100.00, and there is nothing to check. */
function compare(figure: AccountFigure | undefined, expected: Estimate | null, other: string): Finding | null {
  if (!figure || expected === null) return null;
  const place = { check: 'accounts', other, where: [placeOf(figure)] } as const;
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
