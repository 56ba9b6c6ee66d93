import { exact, exactOrNull, printedInFull } from '../decimal.ts';
import { type RatePart, type RateParts, rateParts } from '../indicators/rate.ts';
import { type Absence, absenceWords } from './absence.ts';
import { enteredValue } from './entered-value.ts';
import type { SheetLine } from './sheet-line.ts';

/** What a cell of the report says, as texts in its own decimals. */
export interface CellContent {
  value: string | null;
  absence: Absence | null;
  /** Of a rate that is made of two counts. */
  numerator?: string | null;
  denominator?: string | null;
  note: string | null;
}

interface Asked {
  decimals: number;
  unit: string;
  parts?: RateParts | null;
}

/** The cell once the line of the sheet is taken over; with a refusal it is not to be taken. */
export function contentAfter(
  line: SheetLine,
  old: CellContent,
  asked: Asked,
): { now: CellContent; refusal: string | null } {
  if (asked.parts) return rateAfter(line, old, asked, asked.parts);
  const now = {
    value: after(line.value, old.value, asked.decimals),
    absence: line.value === undefined ? old.absence : line.absence,
    note: line.note ?? old.note,
  };
  return { now, refusal: null };
}

const after = (read: string | null | undefined, old: string | null, decimals: number) =>
  read === undefined ? old : read === null ? null : printedInFull(exact(read), decimals);

const NOT_OCCURRED = absenceWords['not-occurred'];
const HALF_ABSENT = `比率没有发生时，分子、分母两行都填“${NOT_OCCURRED}”，请核对`;
const BOTH = `填了分子、分母就不能再标“${NOT_OCCURRED}”，请只留其一`;

/** A rate follows from its counts; 未报 in its own row takes both away. A figure typed over the formula must be the same. */
function rateAfter(line: SheetLine, old: CellContent, { decimals, unit }: Asked, parts: RateParts) {
  const note = line.note ?? old.note;
  const said = rateParts.map((part) => line.parts?.[part]);
  const absentParts = said.filter((part) => part?.absence);
  const absence = line.absence ?? (absentParts.length === 2 ? (absentParts[0]?.absence ?? null) : null);
  const hasTyped = said.some((part) => part?.value != null);
  if (absentParts.length === 1 && !line.absence) return { now: { ...old, note }, refusal: HALF_ABSENT };
  if (absence !== null) {
    if (hasTyped) return { now: { ...old, note }, refusal: BOTH };
    return { now: { value: null, absence, numerator: null, denominator: null, note }, refusal: null };
  }
  const count = (part: RatePart) =>
    line.value === null ? null : after(line.parts?.[part]?.value, old[part] ?? null, parts.decimals);
  const counts = { numerator: count('numerator'), denominator: count('denominator') };
  const hasCounts = counts.numerator !== null || counts.denominator !== null;
  const stored = {
    value: exactOrNull(old.value),
    numerator: exactOrNull(old.numerator),
    denominator: exactOrNull(old.denominator),
  };
  // Without counts the rate stays as it was; with them what was stored before says nothing.
  const value = line.value === undefined ? (hasCounts ? null : old.value) : line.value;
  const read = enteredValue({ value, ...counts }, { parts, decimals, unit }, stored);
  if (read.refusal !== null) return { now: { ...old, ...counts, note }, refusal: read.refusal };
  const rate = read.entered.value;
  const isLeft = line.value === undefined && said.every((part) => part?.value === undefined);
  const now = {
    value: rate === null ? null : printedInFull(rate, decimals),
    absence: isLeft ? old.absence : null,
    ...counts,
    note,
  };
  return { now, refusal: null };
}
