import { type AccountFigure, accountFindings } from '../consistency/account-checks.ts';
import type { Finding } from '../consistency/finding.ts';
import { printed, printedInFull } from '../decimal.ts';
import type { AccountBook } from './account-book.ts';
import { placesOfUnit } from './account-line.ts';
import { type AccountValue, accountValues } from './account-values.ts';

/** What a book's own base figures contradict in one another, by the relations that printed accounts are checked with. */
export function bookFindings(book: AccountBook): Finding[] {
  return accountFindings([...accountValues(book).values()].flatMap(figureOf));
}

function figureOf({ code, section, name, unit, value }: AccountValue): AccountFigure[] {
  if (value === null) return [];
  // A quotient never ends; amounts are compared with all the decimals they were entered with.
  const text = unit === '%' ? printed(value.abs(), 2) : printedInFull(value.abs(), placesOfUnit(unit));
  return [{ code, section, name, unit, printed: text, direction: value.lt(0) ? '减少' : null }];
}
