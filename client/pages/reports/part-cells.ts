import { exactOrNull, printedInFull } from '#domain/decimal.ts';
import { type RatePart, ratePartNames, rateParts, rateValue } from '#domain/indicators/rate.ts';
import type { EnteredParts } from '#domain/reports/part-checks.ts';
import { typedNumber } from '#domain/reports/typed-number.ts';
import type { ReportEntry } from '../../queries/reports.ts';
import type { Typed } from './report-cell.ts';

/** One of the two counts of a rate as it stands while typing. */
export interface PartCell {
  /** 线上办理的业务笔数 */
  name: string;
  unit: string;
  text: string;
  /** Plain numeral; null when empty or refused. */
  value: string | null;
  refusal: string | null;
}
export type PartCells = Record<RatePart, PartCell>;

/** A rate worked out from what stands in its two cells. */
export interface PartedRate {
  parts: PartCells;
  entered: EnteredParts;
  /** Plain numeral; the stored rate where neither part is there. */
  value: string | null;
  /** Why a part is no number. */
  refusal: string | null;
}

/** Null for an indicator whose figure is entered directly. */
export function partedRateOf(entry: ReportEntry, typed: Typed): PartedRate | null {
  const { parts: declared, decimals, unit } = entry;
  if (declared === null) return null;
  const cellOf = (part: RatePart): PartCell => {
    const text = typed[part] ?? entry[part] ?? '';
    const read = typedNumber(text, declared.unit);
    const place = { name: declared[part], unit: declared.unit, text };
    return read.ok ? { ...place, value: read.value, refusal: null } : { ...place, value: null, refusal: read.reason };
  };
  const parts: PartCells = { numerator: cellOf('numerator'), denominator: cellOf('denominator') };
  const counts = { numerator: exactOrNull(parts.numerator.value), denominator: exactOrNull(parts.denominator.value) };
  const rate = rateValue(counts, decimals, unit);
  const isEmpty = parts.numerator.text.trim() === '' && parts.denominator.text.trim() === '';
  const isStored = isEmpty && entry.numerator === null && entry.denominator === null;
  const refused = rateParts.find((part) => parts[part].refusal !== null);
  return {
    parts,
    entered: { declared, ...counts },
    value: rate === null ? (isStored ? entry.value : null) : printedInFull(rate, decimals),
    refusal: refused === undefined ? null : `${ratePartNames[refused]}：${parts[refused].refusal}`,
  };
}
