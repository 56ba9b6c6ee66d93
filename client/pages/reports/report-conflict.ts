import { type RatePart, ratePartNames, rateParts } from '#domain/indicators/rate.ts';
import { typedEntry } from '#domain/reports/typed-entry.ts';
import type { ReportEntry } from '../../queries/reports.ts';
import type { EntryField } from './grid-place.ts';
import { savedPart } from './part-cells.ts';
import { isSameFigure, isSameNote, isSameValue, savedText, type Typed, type TypedCells } from './report-cell.ts';
import type { Saving } from './save-queue.ts';

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
    if (mine.value !== undefined && !isSameValue(was, entry) && !isTypedAs(mine.value, entry)) {
      conflicts.push({ ...place, field: 'value', mine: mine.value, theirs: savedText(entry) });
    }
    for (const part of rateParts) {
      const text = mine[part];
      if (text === undefined || isSamePart(was, entry, part) || isTypedPart(text, entry, part)) continue;
      const named = { name: `${name}（${ratePartNames[part]}）`, unit: entry.parts?.unit ?? unit };
      conflicts.push({ ...place, ...named, field: part, mine: text, theirs: savedPart(entry, part) });
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
    return was && !(isSameValue(was, entry) && isSameNote(was.note, entry.note));
  }).length;
}

/**
 * What is still to be saved over `entries`: typed fields that say what is saved already fall away. Not those of an act
 * nobody has answered yet: when it arrives, what is saved is what it says, and not what was typed after it.
 */
export function stillTyped(
  entries: readonly ReportEntry[],
  typed: TypedCells,
  unanswered: Saving | null = null,
): TypedCells {
  const left: TypedCells = {};
  for (const entry of entries) {
    const mine = typed[entry.indicatorId];
    if (!mine) continue;
    if (unanswered?.entries.some(({ indicatorId }) => indicatorId === entry.indicatorId)) {
      left[entry.indicatorId] = mine;
      continue;
    }
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
  const read = typedEntry(text, entry);
  return read.ok && isSameValue({ ...read, numerator: entry.numerator, denominator: entry.denominator }, entry);
}

function isTypedPart(text: string, entry: ReportEntry, part: RatePart): boolean {
  const read = typedEntry(text, { unit: entry.parts?.unit ?? '' });
  return read.ok && isSameFigure(read.value, entry[part]) && read.absence === entry.absence;
}

const isSamePart = (one: ReportEntry, other: ReportEntry, part: RatePart) =>
  isSameFigure(one[part], other[part]) && one.absence === other.absence;
