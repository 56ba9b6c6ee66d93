import { exact, printed } from '../decimal.ts';
import type { CellRef } from '../forms/document.ts';
import { type CheckName, checkRules } from './check-rules.ts';
import { type Estimate, halfUnit, placesOf } from './estimate.ts';
import type { Side } from './side.ts';

/** contradiction 矛盾 · rounding 舍入差 (explained by the printed precision) · missing 缺项 */
export type FindingKind = 'contradiction' | 'rounding' | 'missing';

/** Something stated in one place that another place does not bear out. `where` names the places as a reader finds them. */
export interface Finding {
  kind: FindingKind;
  check: CheckName;
  where: readonly string[];
  stated: string | null;
  expected: string | null;
  difference: string | null;
  message: string;
  cell: CellRef | null;
  formId: number | null;
  indicatorId: number | null;
  /** The places that contradict one another, the first being the one that `stated` was read from. */
  sides: readonly Side[];
}

/** What a check is called. */
export function checkName(check: CheckName): string {
  return checkRules[check].name;
}

export interface Place {
  check: CheckName;
  /** How the other side is introduced: 计算为, 月报为; which of the two is right is for people to say. */
  other: string;
  where: readonly string[];
  /** The cell of the form, where the finding is about one. */
  cell?: CellRef | null;
  formId?: number | null;
  indicatorId?: number | null;
  /** Left out where the cell is the one place there is. */
  sides?: readonly Side[];
}

/**
 * Compares a printed numeral with another. Nothing when they are equal; `rounding` when the printed decimals of the two
 * explain the difference.
 */
export function compared(place: Place, stated: string, expected: string, what: string, unit: string): Finding | null {
  const difference = exact(stated).minus(exact(expected));
  if (difference.isZero()) return null;
  const isRounding = difference.abs().lte(halfUnit(stated).plus(halfUnit(expected))) && !isWhole(stated, expected);
  return found(place, { stated, expected, isRounding }, what, unit);
}

/**
 * Compares a printed figure with what other printed figures give. Nothing when that rounds to what is printed; `rounding`
 * when some values inside the rounding intervals agree. `printedAs` is the numeral on the page, without its sign.
 */
export function comparedWithin(
  place: Place,
  stated: Estimate,
  printedAs: string,
  expected: Estimate,
  what: string,
  unit: string,
): Finding | null {
  const places = placesOf(printedAs);
  const [statedText, expectedText] = [printed(stated.value, places), printed(expected.value, places)];
  if (statedText === expectedText) return null;
  const isRounding = stated.low.lte(expected.high) && stated.high.gte(expected.low) && places > 0;
  return found(place, { stated: statedText, expected: expectedText, isRounding }, what, unit);
}

function found(
  place: Place,
  { stated, expected, isRounding }: { stated: string; expected: string; isRounding: boolean },
  what: string,
  unit: string,
): Finding {
  const difference = exact(stated).minus(exact(expected));
  const places = Math.max(placesOf(stated), placesOf(expected));
  const facts = `${what}写作 ${stated} ${unit}，${place.other} ${expected} ${unit}，相差 ${printed(difference.abs(), places)}`;
  return {
    kind: isRounding ? 'rounding' : 'contradiction',
    check: place.check,
    where: place.where,
    stated,
    expected,
    difference: printed(difference, places),
    message: isRounding ? `${facts}，可由公布的小数位数解释。` : `${facts}。请核对后更正其中一处。`,
    ...whereaboutsOf(place),
  };
}

export function missingFinding(place: Omit<Place, 'other'>, message: string): Finding {
  return {
    kind: 'missing',
    check: place.check,
    where: place.where,
    stated: null,
    expected: null,
    difference: null,
    message,
    ...whereaboutsOf(place),
  };
}

/** A finding about words, not about two numbers: `stated` and `expected` are what the two places say. */
export function wordsFinding(
  place: Place,
  { stated, expected, kind = 'contradiction' }: { stated: string; expected: string; kind?: FindingKind },
  message: string,
): Finding {
  const { check, where } = place;
  return { kind, check, where, stated, expected, difference: null, message, ...whereaboutsOf(place) };
}

function whereaboutsOf({ cell = null, formId = null, indicatorId = null, sides }: Omit<Place, 'other'>) {
  const own: Side[] = cell === null || formId === null ? [] : [{ kind: 'cell', formId, cell }];
  return { cell, formId, indicatorId, sides: sides ?? own };
}

/** Two whole counts are exact: 19 and 20 households are not a matter of rounding. */
function isWhole(one: string, other: string): boolean {
  return !one.includes('.') && !other.includes('.');
}
