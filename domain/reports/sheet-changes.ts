import { type Exact, exactOrNull } from '../decimal.ts';
import type { PartValues } from '../indicators/rate.ts';
import type { Absence } from './absence.ts';
import { type CellFinding, wantsNote } from './finding.ts';
import type { SheetReading } from './sheet.ts';
import { type CellContent, contentAfter } from './sheet-content.ts';
import type { SheetLine } from './sheet-line.ts';
import type { SheetIndicator, SheetProblem } from './sheet-plain.ts';

/** What is stored for an indicator of the report. */
export interface StoredCell extends SheetIndicator {
  decimals: number;
  value: string | null;
  numerator?: string | null;
  denominator?: string | null;
  absence: Absence | null;
  note: string | null;
}

export type SheetChange = 'new' | 'changed' | 'cleared' | 'same';

/** A row of the sheet beside what is stored. */
export interface ProposedRow {
  indicatorId: number;
  code: string;
  name: string;
  unit: string;
  accumulation: StoredCell['accumulation'];
  cells: SheetLine['cells'];
  old: CellContent;
  new: CellContent;
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

/** The report's own rules on a figure of the month, with the counts of a rate. */
export type FindingsOn = (indicatorId: number, value: Exact | null, parts: PartValues) => CellFinding[];

/** What an import would do, cell by cell. */
export function proposalOf(
  reading: Extract<SheetReading, { refusal: null }>,
  stored: readonly StoredCell[],
  findings: FindingsOn,
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

function proposedRow(line: SheetLine, stored: StoredCell, findings: FindingsOn): ProposedRow {
  const { indicatorId, code, name, unit, accumulation, parts } = stored;
  const old: CellContent = {
    value: stored.value,
    absence: stored.absence,
    ...(parts ? { numerator: stored.numerator ?? null, denominator: stored.denominator ?? null } : {}),
    note: stored.note,
  };
  const { now, refusal } = contentAfter(line, old, stored);
  const row: ProposedRow = {
    indicatorId,
    code,
    name,
    unit,
    accumulation,
    cells: line.cells,
    old,
    new: now,
    change: changeOf(old, now),
    refusedText: line.refusedText,
    problems: refusal === null ? [...line.problems] : [...line.problems, { cell: line.cells.value, message: refusal }],
    warnings: [...line.warnings],
  };
  const counts = { numerator: exactOrNull(now.numerator), denominator: exactOrNull(now.denominator) };
  const hasFigure = now.value !== null || counts.numerator !== null || counts.denominator !== null;
  if (refusal !== null || !hasFigure || isSameFigure(old, now)) return row;
  for (const finding of findings(indicatorId, exactOrNull(now.value), counts)) {
    const { message } = finding;
    if (finding.level === 'refuse') row.problems.push({ cell: line.cells.value, message });
    else if (now.note === null && wantsNote(finding)) row.warnings.push({ cell: line.cells.value, message });
  }
  return row;
}

function isSameFigure(one: CellContent, other: CellContent): boolean {
  return (
    isSameValue(one.value, other.value) &&
    isSameValue(one.numerator ?? null, other.numerator ?? null) &&
    isSameValue(one.denominator ?? null, other.denominator ?? null)
  );
}

function isSameValue(one: string | null, other: string | null): boolean {
  const [first, second] = [exactOrNull(one), exactOrNull(other)];
  return first === null || second === null ? first === second : first.eq(second);
}

function changeOf(old: CellContent, now: CellContent): SheetChange {
  const isSameEntry = isSameFigure(old, now) && old.absence === now.absence;
  if (isSameEntry && (old.note ?? '') === (now.note ?? '')) return 'same';
  const wasFilled = old.value !== null || old.absence !== null;
  const isFilled = (now.value ?? now.absence ?? now.numerator ?? now.denominator ?? null) !== null;
  if (wasFilled && !isFilled) return 'cleared';
  if (!wasFilled && (isFilled || old.note === null)) return 'new';
  return 'changed';
}
