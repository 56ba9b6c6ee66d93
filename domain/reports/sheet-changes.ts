import { exact, exactOrNull, printedInFull } from '../decimal.ts';
import type { Absence } from './absence.ts';
import { type CellFinding, wantsNote } from './finding.ts';
import type { SheetReading } from './sheet.ts';
import type { SheetLine } from './sheet-line.ts';
import type { SheetIndicator, SheetProblem } from './sheet-plain.ts';

/** What is stored for an indicator of the report. */
export interface StoredCell extends SheetIndicator {
  decimals: number;
  value: string | null;
  absence: Absence | null;
  note: string | null;
}

type Content = Pick<StoredCell, 'value' | 'absence' | 'note'>;

export type SheetChange = 'new' | 'changed' | 'cleared' | 'same';

/** A row of the sheet beside what is stored. */
export interface ProposedRow {
  indicatorId: number;
  code: string;
  name: string;
  unit: string;
  cells: SheetLine['cells'];
  old: Content;
  new: Content;
  change: SheetChange;
  /** Text of the 本月 cell that is no figure. */
  refusedText: string | null;
  problems: SheetProblem[];
  /** To be read before confirming; they do not stand in the way. */
  warnings: SheetProblem[];
}

export interface Proposal {
  rows: ProposedRow[];
  /** Every problem of the sheet, those of the rows included. */
  problems: SheetProblem[];
  warnings: SheetProblem[];
  counts: Record<SheetChange, number> & { rows: number; problems: number };
}

/** What an import would do, cell by cell. `findings` are those of the report's own rules on a value of the month. */
export function proposalOf(
  reading: Extract<SheetReading, { refusal: null }>,
  stored: readonly StoredCell[],
  findings: (indicatorId: number, value: string) => CellFinding[],
): Proposal {
  const cells = new Map(stored.map((cell) => [cell.indicatorId, cell]));
  const rows = reading.lines.flatMap((line) => {
    const cell = cells.get(line.indicatorId);
    return cell ? [proposedRow(line, cell, findings)] : [];
  });
  const problems = [...reading.problems, ...rows.flatMap((row) => row.problems)];
  const count = (change: SheetChange) =>
    rows.filter((row) => row.problems.length === 0 && row.change === change).length;
  return {
    rows,
    problems,
    warnings: [...reading.warnings, ...rows.flatMap((row) => row.warnings)],
    counts: {
      rows: rows.length,
      new: count('new'),
      changed: count('changed'),
      cleared: count('cleared'),
      same: count('same'),
      problems: problems.length,
    },
  };
}

function proposedRow(
  line: SheetLine,
  stored: StoredCell,
  findings: (indicatorId: number, value: string) => CellFinding[],
): ProposedRow {
  const { indicatorId, code, name, unit, decimals } = stored;
  const old: Content = { value: stored.value, absence: stored.absence, note: stored.note };
  const now: Content = {
    value:
      line.value === undefined ? old.value : line.value === null ? null : printedInFull(exact(line.value), decimals),
    absence: line.value === undefined ? old.absence : line.absence,
    note: line.note ?? old.note,
  };
  const row: ProposedRow = {
    indicatorId,
    code,
    name,
    unit,
    cells: line.cells,
    old,
    new: now,
    change: changeOf(old, now),
    refusedText: line.refusedText,
    problems: [...line.problems],
    warnings: [...line.warnings],
  };
  if (now.value === null || isSameValue(old.value, now.value)) return row;
  for (const finding of findings(indicatorId, now.value)) {
    const { message } = finding;
    if (finding.level === 'refuse') row.problems.push({ cell: line.cells.value, message });
    else if (now.note === null && wantsNote(finding)) row.warnings.push({ cell: line.cells.value, message });
  }
  return row;
}

function isSameValue(one: string | null, other: string | null): boolean {
  const [first, second] = [exactOrNull(one), exactOrNull(other)];
  return first === null || second === null ? first === second : first.eq(second);
}

function changeOf(old: Content, now: Content): SheetChange {
  const isSameEntry = isSameValue(old.value, now.value) && old.absence === now.absence;
  if (isSameEntry && (old.note ?? '') === (now.note ?? '')) return 'same';
  const wasFilled = old.value !== null || old.absence !== null;
  const isFilled = now.value !== null || now.absence !== null;
  if (wasFilled && !isFilled) return 'cleared';
  if (!wasFilled && (isFilled || old.note === null)) return 'new';
  return 'changed';
}
