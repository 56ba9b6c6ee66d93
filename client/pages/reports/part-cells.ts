import { exactOrNull, printedInFull } from '#domain/decimal.ts';
import { type RatePart, ratePartNames, rateParts, rateValue } from '#domain/indicators/rate.ts';
import { type Absence, absenceIn, absenceWords } from '#domain/reports/absence.ts';
import type { EnteredParts } from '#domain/reports/part-checks.ts';
import { typedEntry } from '#domain/reports/typed-entry.ts';
import type { ReportEntry } from '../../queries/reports.ts';
import type { Typed } from './report-cell.ts';

/** One of the two counts of a rate as it stands while typing. */
export interface PartCell {
  /** 线上办理的业务笔数 */
  name: string;
  unit: string;
  text: string;
  /** Plain numeral; null when empty, refused or 未发生. */
  value: string | null;
  absence: Absence | null;
  refusal: string | null;
}
export type PartCells = Record<RatePart, PartCell>;

/** A rate worked out from what stands in its two cells. */
export interface PartedRate {
  parts: PartCells;
  entered: EnteredParts;
  /** Plain numeral; the stored rate where neither part is there. */
  value: string | null;
  /** 未发生 is said of the whole rate. */
  absence: Absence | null;
  /** Why a part is no number. */
  refusal: string | null;
}

const HALF_ABSENT = `没有发生的，分子、分母都标“${absenceWords['not-occurred']}”；有数的，两项都填数`;

/** Null for an indicator whose figure is entered directly. */
export function partedRateOf(entry: ReportEntry, typed: Typed): PartedRate | null {
  const { parts: declared, decimals, unit } = entry;
  if (declared === null) return null;
  const cellOf = (part: RatePart): PartCell => {
    const text = typed[part] ?? savedPart(entry, part, typed);
    const read = typedEntry(text, declared);
    const place = { name: declared[part], unit: declared.unit, text };
    if (!read.ok) return { ...place, value: null, absence: null, refusal: read.reason };
    return { ...place, value: read.value, absence: read.absence, refusal: null };
  };
  const parts: PartCells = { numerator: cellOf('numerator'), denominator: cellOf('denominator') };
  const { numerator, denominator } = parts;
  const counts = { numerator: exactOrNull(numerator.value), denominator: exactOrNull(denominator.value) };
  const rate = rateValue(counts, decimals, unit);
  const isEmpty = numerator.text.trim() === '' && denominator.text.trim() === '';
  const isStored = isEmpty && entry.numerator === null && entry.denominator === null;
  const said = numerator.absence ?? denominator.absence;
  const refused = rateParts.find((part) => parts[part].refusal !== null);
  const isHalfAbsent = said !== null && (numerator.value ?? denominator.value) !== null;
  return {
    parts,
    entered: { declared, ...counts },
    value: rate === null ? (isStored ? entry.value : null) : printedInFull(rate, decimals),
    absence: isHalfAbsent ? null : said,
    refusal:
      refused !== undefined
        ? `${ratePartNames[refused]}：${parts[refused].refusal}`
        : isHalfAbsent
          ? HALF_ABSENT
          : null,
  };
}

/** What its cell shows: the figure, or 未发生. */
export function rateText({ value, absence }: PartedRate): string {
  return value ?? (absence === null ? '' : absenceWords[absence]);
}

/** A part as it is saved. 未发生 stands in both cells, and in neither any more once something else is typed in one. */
export function savedPart(entry: ReportEntry, part: RatePart, typed: Typed = {}): string {
  const other = typed[part === 'numerator' ? 'denominator' : 'numerator'];
  const isOver = entry.absence === null || (other !== undefined && absenceIn(other) === null);
  return entry[part] ?? (isOver || entry.absence === null ? '' : absenceWords[entry.absence]);
}
