import { type RatePart, ratePartNames, rateParts } from '#domain/indicators/rate.ts';
import { typedNumber } from '#domain/reports/typed-number.ts';
import { typedValue } from '#domain/reports/typed-value.ts';
import type { ReportEntry } from '../../queries/reports.ts';
import type { EntryField } from './grid-place.ts';
import { isSameEntry, isSameFigure, isSameNote, type Typed, type TypedCells } from './report-cell.ts';
import { valueShown } from './value-shown.ts';

/** A field that two people changed to different things. */
export interface ReportConflict {
  indicatorId: number;
  name: string;
  unit: string;
  field: EntryField;
  mine: string;
  theirs: string;
  by: string | null;
  at: string | null;
}

/**
 * Compares the report as it was read (`before`), as it is now (`after`) and what was typed. Only fields of which all three
 * differ are conflicts; what only one side changed needs no question.
 */
export function conflictsOf(
  before: readonly ReportEntry[],
  after: readonly ReportEntry[],
  typed: TypedCells,
): ReportConflict[] {
  const old = new Map(before.map((entry) => [entry.indicatorId, entry]));
  return after.flatMap((entry) => {
    const was = old.get(entry.indicatorId);
    const mine = typed[entry.indicatorId];
    if (!was || !mine) return [];
    const { indicatorId, name, unit, enteredBy: by, enteredAt: at } = entry;
    const place = { indicatorId, name, unit, by, at };
    const conflicts: ReportConflict[] = [];
    if (mine.value !== undefined && !isSameFigure(was.value, entry.value) && !isTypedAs(mine.value, entry)) {
      conflicts.push({ ...place, field: 'value', mine: mine.value, theirs: valueShown(entry, entry.value) ?? '' });
    }
    for (const part of rateParts) {
      const text = mine[part];
      if (text === undefined || isSameFigure(was[part], entry[part]) || isTypedPart(text, entry, part)) continue;
      const named = { name: `${name}（${ratePartNames[part]}）`, unit: entry.parts?.unit ?? unit };
      conflicts.push({ ...place, ...named, field: part, mine: text, theirs: entry[part] ?? '' });
    }
    if (mine.note !== undefined && !isSameNote(was.note, entry.note) && !isSameNote(mine.note, entry.note)) {
      conflicts.push({ ...place, field: 'note', mine: mine.note, theirs: entry.note ?? '' });
    }
    return conflicts;
  });
}

/** What was asked before and is still typed, and what is to be asked now; about one field once. */
export function joinedConflicts(
  known: readonly ReportConflict[],
  found: readonly ReportConflict[],
  typed: TypedCells,
): ReportConflict[] {
  const isSame = (one: ReportConflict, other: ReportConflict) =>
    one.indicatorId === other.indicatorId && one.field === other.field;
  const open = known.filter(
    (one) => typed[one.indicatorId]?.[one.field] !== undefined && !found.some((other) => isSame(one, other)),
  );
  return [...open, ...found];
}

/** How many cells others changed between two readings. */
export function changedBetween(before: readonly ReportEntry[], after: readonly ReportEntry[]): number {
  const old = new Map(before.map((entry) => [entry.indicatorId, entry]));
  return after.filter((entry) => {
    const was = old.get(entry.indicatorId);
    return was && !(isSameEntry(was, entry) && isSameNote(was.note, entry.note));
  }).length;
}

/** What is still to be saved over `entries`: typed fields that say what is saved already fall away. */
export function stillTyped(entries: readonly ReportEntry[], typed: TypedCells): TypedCells {
  const left: TypedCells = {};
  for (const entry of entries) {
    const mine = typed[entry.indicatorId];
    if (!mine) continue;
    const rest: Typed = {};
    if (mine.value !== undefined && !isTypedAs(mine.value, entry)) rest.value = mine.value;
    if (mine.note !== undefined && !isSameNote(mine.note, entry.note)) rest.note = mine.note;
    for (const part of rateParts) {
      const text = mine[part];
      if (text !== undefined && !isTypedPart(text, entry, part)) rest[part] = text;
    }
    if (Object.keys(rest).length > 0) left[entry.indicatorId] = rest;
  }
  return left;
}

function isTypedAs(text: string, entry: ReportEntry): boolean {
  const read = typedValue(text, entry);
  return read.ok && isSameFigure(read.value, entry.value);
}

function isTypedPart(text: string, entry: ReportEntry, part: RatePart): boolean {
  const read = typedNumber(text, entry.parts?.unit ?? '');
  return read.ok && isSameFigure(read.value, entry[part]);
}
