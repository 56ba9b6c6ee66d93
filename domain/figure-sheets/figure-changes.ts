import { type Exact, exact, exactOrNull, printedInFull } from '../decimal.ts';
import type { Accumulation } from '../indicators/indicator.ts';
import { type Month, monthLabel, monthNumber, monthOf, yearOf } from '../period.ts';
import { findingsOf } from '../reports/checks.ts';
import type { SheetChange } from '../reports/sheet-changes.ts';
import type { SheetIndicator, SheetProblem } from '../reports/sheet-plain.ts';
import type { FigureReading, ReadFigure, UnmatchedName } from './figure-sheet.ts';
import { figureKey } from './year-layout.ts';

export interface KnownIndicator extends SheetIndicator {
  decimals: number;
  accumulation: Accumulation;
  department: { code: string; name: string };
}

/** What stands in the system for the months of the file. */
export interface KnownFigures {
  /** By `figureKey`, in the indicator's unit. */
  values: ReadonlyMap<string, string>;
  /** Why the month cannot be written for the indicator's department; null when it can. */
  refusal(indicator: KnownIndicator, month: Month): string | null;
}

/** One figure that the file would change, or that is wrong. */
export interface FigureChange {
  month: Month;
  cell: string;
  old: string | null;
  new: string | null;
  change: SheetChange;
  refusedText: string | null;
  problem: string | null;
  warning: string | null;
}

/** An indicator's year with what would change in it; `same` counts the figures that are what they were. */
export interface ChangedYear {
  indicatorId: number;
  code: string;
  name: string;
  unit: string;
  accumulation: Accumulation;
  department: { code: string; name: string };
  year: number;
  changes: FigureChange[];
  same: number;
}

export interface FigureProposal {
  rows: ChangedYear[];
  /** Every problem, those of the figures included. */
  problems: SheetProblem[];
  warnings: SheetProblem[];
  unmatched: UnmatchedName[];
  counts: Record<SheetChange, number> & { figures: number; problems: number; unmatched: number };
}

/** What an import would do, figure by figure. A month that is not open refuses what differs from what it holds. */
export function figureProposal(
  reading: FigureReading,
  indicators: readonly KnownIndicator[],
  known: KnownFigures,
): FigureProposal {
  const byId = new Map(indicators.map((indicator) => [indicator.indicatorId, indicator]));
  const afterwards = new Map<string, string | null>(known.values);
  for (const { indicatorId, month, value, refusal } of reading.figures) {
    if (refusal === null) afterwards.set(figureKey(indicatorId, month), value);
  }
  const rows = new Map<string, ChangedYear>();
  const counts = { figures: 0, new: 0, changed: 0, cleared: 0, same: 0, problems: 0, unmatched: 0 };
  const problems = [...reading.problems];
  const warnings = [...reading.warnings];
  for (const figure of reading.figures) {
    const indicator = byId.get(figure.indicatorId);
    if (!indicator) continue;
    const row = rowOf(rows, indicator, yearOf(figure.month));
    const change = changeOf(figure, indicator, known, afterwards);
    counts.figures += 1;
    if (change.problem === null) counts[change.change] += 1;
    else problems.push({ cell: change.cell, message: change.problem });
    if (change.warning !== null) warnings.push({ cell: change.cell, message: change.warning });
    if (change.problem === null && change.change === 'same') row.same += 1;
    else row.changes.push(change);
  }
  counts.problems = problems.length;
  counts.unmatched = reading.unmatched.length;
  return { rows: [...rows.values()], problems, warnings, unmatched: reading.unmatched, counts };
}

function rowOf(rows: Map<string, ChangedYear>, indicator: KnownIndicator, year: number): ChangedYear {
  const { indicatorId, code, name, unit, accumulation, department } = indicator;
  const key = `${indicatorId}:${year}`;
  const row = rows.get(key) ?? {
    indicatorId,
    code,
    name,
    unit,
    accumulation,
    department,
    year,
    changes: [],
    same: 0,
  };
  rows.set(key, row);
  return row;
}

function changeOf(
  { month, cell, value, refusal, refusedText }: ReadFigure,
  indicator: KnownIndicator,
  known: KnownFigures,
  afterwards: ReadonlyMap<string, string | null>,
): FigureChange {
  const old = exactOrNull(known.values.get(figureKey(indicator.indicatorId, month)));
  const now = exactOrNull(value);
  const show = (figure: Exact | null) => (figure === null ? null : printedInFull(figure, indicator.decimals));
  const base = { month, cell, old: show(old), new: show(now), refusedText };
  if (refusal !== null) return { ...base, new: null, change: 'same', problem: refusal, warning: null };
  const change = kindOf(old, now);
  if (change === 'same') return { ...base, change, problem: null, warning: null };
  const closed = known.refusal(indicator, month);
  if (closed !== null) return { ...base, change, problem: `${monthLabel(month)}：${closed}`, warning: null };
  const findings = now === null ? [] : findingsOn(indicator, month, now, afterwards);
  const message = (level: string) => findings.find((finding) => finding.level === level)?.message ?? null;
  return { ...base, change, problem: message('refuse'), warning: message('explain') };
}

function kindOf(old: Exact | null, now: Exact | null): SheetChange {
  if (old === null) return now === null ? 'same' : 'new';
  if (now === null) return 'cleared';
  return old.eq(now) ? 'same' : 'changed';
}

/** The rules of the month's report, against the year as it would stand after the import. */
function findingsOn(
  { indicatorId, accumulation, unit, decimals }: KnownIndicator,
  month: Month,
  value: Exact,
  afterwards: ReadonlyMap<string, string | null>,
) {
  const months = Array.from({ length: 12 }, (_, index) => {
    const text = afterwards.get(figureKey(indicatorId, monthOf(yearOf(month), index + 1)));
    return text === undefined || text === null ? null : exact(text);
  });
  return findingsOf({ accumulation, unit, decimals, value, months, lastYear: [], month: monthNumber(month) });
}
