import type { Absence } from './absence.ts';
import { type CellFinding, wantsNote } from './finding.ts';

/** A saved cell of a report with the findings on it. */
export interface SavedCell {
  indicatorId: number;
  name: string;
  value: string | null;
  absence: Absence | null;
  note: string | null;
  findings: readonly Pick<CellFinding, 'level' | 'message'>[];
}

export interface OpenCell {
  indicatorId: number;
  name: string;
  /** Why it holds up the submitting. */
  message: string;
}

export interface EntryProgress {
  total: number;
  /** Cells with a value, or a note in its place. */
  filled: number;
  /** Cells with a value that wants a note. */
  toExplain: OpenCell[];
  /** Where to go on: the first empty cell, else the first that wants a note; null when it can be handed in. */
  next: OpenCell | null;
}

/** How far a report is, by the same rule that submitting asks: a value or a note everywhere, a note where a finding wants one. */
export function entryProgressOf(cells: readonly SavedCell[]): EntryProgress {
  const open = cells.flatMap(({ indicatorId, name, value, absence, note, findings }) => {
    const finding = findings.find(wantsNote);
    if (note || finding === undefined) return [];
    return [{ indicatorId, name, message: finding.message, isEmpty: value === null && absence === null }];
  });
  const toExplain = open.filter(({ isEmpty }) => !isEmpty).map(openCell);
  const empty = open.filter(({ isEmpty }) => isEmpty).map(openCell);
  return {
    total: cells.length,
    filled: cells.length - empty.length,
    toExplain,
    next: empty[0] ?? toExplain[0] ?? null,
  };
}

function openCell({ indicatorId, name, message }: OpenCell): OpenCell {
  return { indicatorId, name, message };
}
