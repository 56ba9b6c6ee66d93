import { type Exact, exact, exactOrNull, printedInFull } from '../decimal.ts';
import type { PartValues, RatePart, RateParts } from '../indicators/rate.ts';
import type { CellFinding } from './checks.ts';
import { enteredValue } from './entered-value.ts';
import type { SheetReading } from './sheet.ts';
import type { SheetLine } from './sheet-line.ts';
import type { SheetIndicator, SheetProblem } from './sheet-plain.ts';

/** What is stored for an indicator of the report. */
export interface StoredCell extends SheetIndicator {
  decimals: number;
  value: string | null;
  numerator?: string | null;
  denominator?: string | null;
  note: string | null;
}

interface Content {
  value: string | null;
  /** Of a rate that is made of two counts. */
  numerator?: string | null;
  denominator?: string | null;
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
  const old: Content = {
    value: stored.value,
    ...(parts ? { numerator: stored.numerator ?? null, denominator: stored.denominator ?? null } : {}),
    note: stored.note,
  };
  const { now, refusal } = parts
    ? rateAfter(line, old, stored, parts)
    : { now: figureAfter(line, old, stored), refusal: null };
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
  for (const { level, message } of findings(indicatorId, exactOrNull(now.value), counts)) {
    if (level === 'refuse') row.problems.push({ cell: line.cells.value, message });
    else if (now.note === null) row.warnings.push({ cell: line.cells.value, message });
  }
  return row;
}

function figureAfter(line: SheetLine, old: Content, { decimals }: StoredCell): Content {
  return { value: after(line.value, old.value, decimals), note: line.note ?? old.note };
}

const after = (read: string | null | undefined, old: string | null, decimals: number) =>
  read === undefined ? old : read === null ? null : printedInFull(exact(read), decimals);

/** A rate follows from its counts; 未报 in its own row takes both away. A figure typed over the formula must be the same. */
function rateAfter(line: SheetLine, old: Content, { decimals, unit }: StoredCell, parts: RateParts) {
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
  const note = line.note ?? old.note;
  if (read.refusal !== null) return { now: { ...old, ...counts, note }, refusal: read.refusal };
  const rate = read.entered.value;
  return { now: { value: rate === null ? null : printedInFull(rate, decimals), ...counts, note }, refusal: null };
}

function isSameFigure(one: Content, other: Content): boolean {
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

function changeOf(old: Content, now: Content): SheetChange {
  if (isSameFigure(old, now) && (old.note ?? '') === (now.note ?? '')) return 'same';
  const hasCounts = (now.numerator ?? null) !== null || (now.denominator ?? null) !== null;
  if (old.value !== null && now.value === null && !hasCounts) return 'cleared';
  if (old.value === null && (now.value !== null || old.note === null)) return 'new';
  return 'changed';
}
