import { exact, exactOrNull, printedInFull } from '../decimal.ts';
import type { CellFinding } from './checks.ts';
import type { SheetReading } from './sheet.ts';
import type { SheetLine } from './sheet-line.ts';
import type { SheetIndicator, SheetProblem } from './sheet-plain.ts';

/** What is stored for an indicator of the report. */
export interface StoredCell extends SheetIndicator {
  decimals: number;
  value: string | null;
  note: string | null;
}

interface Content {
  value: string | null;
  note: string | null;
}

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
  const old: Content = { value: stored.value, note: stored.note };
  const now: Content = {
    value:
      line.value === undefined ? old.value : line.value === null ? null : printedInFull(exact(line.value), decimals),
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
  for (const { level, message } of findings(indicatorId, now.value)) {
    if (level === 'refuse') row.problems.push({ cell: line.cells.value, message });
    else if (now.note === null) row.warnings.push({ cell: line.cells.value, message });
  }
  return row;
}

function isSameValue(one: string | null, other: string | null): boolean {
  const [first, second] = [exactOrNull(one), exactOrNull(other)];
  return first === null || second === null ? first === second : first.eq(second);
}

function changeOf(old: Content, now: Content): SheetChange {
  if (isSameValue(old.value, now.value) && (old.note ?? '') === (now.note ?? '')) return 'same';
  if (old.value !== null && now.value === null) return 'cleared';
  if (old.value === null && (now.value !== null || old.note === null)) return 'new';
  return 'changed';
}
