import { exact } from '../decimal.ts';
import type { Form } from '../forms/form.ts';
import { likeness, sharedPairs } from '../prose/likeness.ts';
import { isSameUnit } from '../prose/measures.ts';
import { numbersIn, type ProseNumber } from '../prose/prose-number.ts';

export const goalSides = [
  { field: 'expected', side: '预期目标', column: '指标值', value: 'target', unit: 'unit', check: 'goal-target' },
  { field: 'actual', side: '实际完成情况', column: '完成值', value: 'actual', unit: 'actualUnit', check: 'goal' },
] as const;
export type GoalSide = (typeof goalSides)[number];

/** A row as a text may speak of it. */
export interface GoalRow {
  index: number;
  name: string;
  value: string;
  unit: string;
}

/** A number of the text and the row that it speaks of. */
export interface GoalPair {
  number: ProseNumber;
  row: GoalRow;
}

export function goalRowsOf(form: Form, { value, unit }: GoalSide): GoalRow[] {
  return form.rows.flatMap((row, index) => {
    const [number, counted] = [row[value], row[unit]];
    if (number === null || counted === null) return [];
    return [{ index, name: row.level3, value: number, unit: counted }];
  });
}

/** The numbers of a goal text, with the units of the form's own rows known. */
export function goalNumbersOf(form: Form, side: GoalSide): ProseNumber[] {
  const units = form.rows.flatMap((row) => [row.unit, row.actualUnit].flatMap((unit) => unit ?? []));
  return numbersIn(form.goals[side.field] ?? '', [...new Set(units)]);
}

/**
 * The words that may say what a number is, nearest first: what precedes it in its phrase, then what follows (2次社保培训), then
 * the whole clause. What follows may belong to the next number already, so it speaks only where the nearer words say nothing.
 */
export function wordsOf({ before, after, clause }: ProseNumber): string[] {
  return [before, after, clause];
}

/** The name that the words say most of, by the nearest words that say any; null where none is named or two are named alike. */
export function bestNamed<T extends { name: string }>(number: ProseNumber, candidates: T[]): T | null {
  for (const words of wordsOf(number)) {
    const named = candidates.filter(({ name }) => sharedPairs(name, words).length > 0);
    const [first, second] = named
      .map((candidate) => ({ candidate, likeness: likeness(candidate.name, words) }))
      .sort((one, other) => other.likeness - one.likeness);
    if (first) return second?.likeness === first.likeness ? null : first.candidate;
  }
  return null;
}

/**
 * The numbers of the text that disagree with the row they speak of. A number speaks of a row when they count the same, the
 * words beside it are more of that row's name than of any other's, and it is the only one such number; what agrees with a row
 * is spoken for. Where words decide nothing, a number is left alone.
 */
export function goalMismatches(numbers: ProseNumber[], rows: GoalRow[]): GoalPair[] {
  const isSame = (number: ProseNumber, row: GoalRow) =>
    isSameUnit(number.unit, row.unit) && exact(number.value).eq(exact(row.value));
  const strangers = numbers.filter((number) => number.firmness === 'exact' && !rows.some((row) => isSame(number, row)));
  const unnamed = rows.filter((row) => !numbers.some((number) => isSame(number, row)));
  const pairs = strangers.flatMap((number) => {
    const counted = rows.filter((row) => isSameUnit(number.unit, row.unit));
    const row = bestNamed(number, counted);
    return row !== null && unnamed.includes(row) ? [{ number, row }] : [];
  });
  return pairs.filter(({ row }) => pairs.filter((other) => other.row === row).length === 1);
}
