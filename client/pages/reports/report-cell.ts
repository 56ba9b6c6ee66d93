import { type Exact, exact, exactOrNull, percentOf, printed, printedInFull } from '#domain/decimal.ts';
import { type YearToDate, yearToDate } from '#domain/indicators/accumulation.ts';
import { neededPerMonthOf } from '#domain/indicators/progress.ts';
import { monthNumber } from '#domain/period.ts';
import { type Absence, absenceWords } from '#domain/reports/absence.ts';
import { findingsOf } from '#domain/reports/checks.ts';
import { type CellFinding, wantsNote } from '#domain/reports/finding.ts';
import type { EntryInput } from '#domain/reports/report.ts';
import { typedEntry } from '#domain/reports/typed-entry.ts';
import type { ReportEntry } from '../../queries/reports.ts';

/** What was typed into a cell and is not saved; a field that was not touched is absent. */
export interface Typed {
  value?: string;
  note?: string;
}
/** By indicator. */
export type TypedCells = Record<number, Typed>;

/** A row of the grid as it stands while typing. */
export interface ReportCell {
  entry: ReportEntry;
  /** Text of the 本月 cell and of the note, typed or saved. */
  text: string;
  note: string;
  /** Plain numeral; null when empty or refused. */
  value: string | null;
  /** The text says 未发生. */
  absence: Absence | null;
  /** Why the text cannot be saved. */
  refusal: string | null;
  /** Findings that want something, refusals aside, by the rules the server applies. */
  findings: CellFinding[];
  /** Level C: said quietly, asking for nothing. */
  hints: CellFinding[];
  isDirty: boolean;
  /** A finding that a note would answer stands without one. */
  wantsNote: boolean;
  yearToDate: string | null;
  /** No figure this month: 本年累计 is what stood at the end of the months before. */
  isEarlier: boolean;
  completion: string | null;
  /** 所需月均 in the indicator's unit; null when nothing is missing or the year is over. */
  needed: string | null;
}

export function cellOf(entry: ReportEntry, month: string, typed: Typed = {}): ReportCell {
  const text = typed.value ?? savedText(entry);
  const note = typed.note ?? entry.note ?? '';
  const read = typedEntry(text, entry.unit);
  const plain = read.ok ? read.value : null;
  const absence = read.ok ? read.absence : null;
  const value = exactOrNull(plain);
  const findings = read.ok ? findingsOn(entry, month, value, absence) : [];
  const refusal = read.ok ? (findings.find((finding) => finding.level === 'refuse')?.message ?? null) : read.reason;
  const rest = findings.filter(wantsNote);
  const { value: total, lastMonth } = yearToDateWith(entry, month, value, absence);
  const target = exactOrNull(entry.target);
  const needed =
    target === null || total === null || lastMonth === null || entry.operator === null
      ? null
      : neededPerMonthOf({ operator: entry.operator, value: target }, total, lastMonth);
  const completion = total === null || target === null ? null : percentOf(total, target);
  return {
    entry,
    text,
    note,
    value: plain,
    absence,
    refusal,
    findings: rest,
    hints: findings.filter(({ level }) => level === 'hint'),
    isDirty: !read.ok || !isSameValue({ value: plain, absence }, entry) || !isSameNote(note, entry.note),
    wantsNote: note.trim() === '' && rest.length > 0,
    yearToDate: total === null ? null : printedInFull(total, entry.decimals),
    isEarlier: value === null && absence === null && total !== null,
    completion: completion === null ? null : printed(completion, 2),
    needed: needed === null ? null : printed(needed, Math.max(entry.decimals, 2)),
  };
}

/** The cells of a report, each worked out again only when its entry or text has changed: a key press changes one row. */
export function cellsWith(month: string): (entries: readonly ReportEntry[], typed: TypedCells) => ReportCell[] {
  const known = new Map<number, { typed: Typed; cell: ReportCell }>();
  return (entries, typed) =>
    entries.map((entry) => {
      const now = typed[entry.indicatorId] ?? {};
      const last = known.get(entry.indicatorId);
      if (last?.cell.entry === entry && last.typed.value === now.value && last.typed.note === now.note)
        return last.cell;
      const cell = cellOf(entry, month, now);
      known.set(entry.indicatorId, { typed: now, cell });
      return cell;
    });
}

/** The 本月 cell as it is saved: a numeral, 未发生 or nothing. */
export function savedText({ value, absence }: Pick<ReportEntry, 'value' | 'absence'>): string {
  return value ?? (absence === null ? '' : absenceWords[absence]);
}

function findingsOn(entry: ReportEntry, month: string, value: Exact | null, absence: Absence | null): CellFinding[] {
  const { accumulation, unit, decimals, history, limits, usual } = entry;
  return findingsOf({
    accumulation,
    unit,
    decimals,
    value,
    absence,
    months: history.months.map(exactOrNull),
    lastYear: history.lastYear.map(exactOrNull),
    month: monthNumber(month),
    limits: limits && {
      lower: exactOrNull(limits.lower),
      upper: exactOrNull(limits.upper),
      spread: exactOrNull(limits.spread),
    },
    usual: usual && { lower: exact(usual.lower), upper: exact(usual.upper), months: usual.months },
  });
}

/** The year so far with this month's typed figure, or its absence, in place of the approved one. */
function yearToDateWith(
  { accumulation, history }: ReportEntry,
  month: string,
  value: Exact | null,
  absence: Absence | null,
): YearToDate {
  const index = monthNumber(month) - 1;
  const months = history.months.map((text, at) => (at === index ? value : exactOrNull(text)));
  const absent = history.absent.filter((at) => at !== index + 1);
  return yearToDate(accumulation, months, index + 1, absence === null ? absent : [...absent, index + 1]);
}

export function isSameFigure(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return exact(one).eq(exact(other));
}

interface CellValue {
  value: string | null;
  absence?: Absence | null;
}

/** The same figure, or both without one for the same reason. */
export function isSameValue(one: CellValue, other: CellValue): boolean {
  return (one.absence ?? null) === (other.absence ?? null) && isSameFigure(one.value, other.value);
}

export function isSameNote(one: string | null, other: string | null): boolean {
  return (one ?? '').trim() === (other ?? '').trim();
}

/** What saving sends: changed cells that are not refused. Value and note go together, as they are kept. */
export function changedEntries(cells: readonly ReportCell[]): EntryInput[] {
  return cells
    .filter((cell) => cell.isDirty && cell.refusal === null)
    .map(({ entry, value, absence, note }) => ({
      indicatorId: entry.indicatorId,
      value,
      ...(absence === null ? {} : { absence }),
      note: note.trim() || null,
    }));
}

export interface ReportProgress {
  total: number;
  filled: number;
  toExplain: number;
  unsaved: number;
  refused: number;
}

/** Something stands in the cell: a figure or 未发生. */
export function isAnswered({ value, absence }: ReportCell): boolean {
  return value !== null || absence !== null;
}

/** 已填 8 / 9 项，待说明 1 项. An empty cell is to be filled, not to be explained. */
export function progressIn(cells: readonly ReportCell[]): ReportProgress {
  const count = (test: (cell: ReportCell) => boolean) => cells.filter(test).length;
  return {
    total: cells.length,
    filled: count((cell) => isAnswered(cell) && cell.refusal === null),
    toExplain: count((cell) => isAnswered(cell) && cell.refusal === null && cell.wantsNote),
    unsaved: count((cell) => cell.isDirty),
    refused: count((cell) => cell.refusal !== null),
  };
}

/** Something that stands in the way of saving or submitting. */
export interface ReportProblem {
  indicatorId: number;
  message: string;
}

export function refusedCells(cells: readonly ReportCell[]): ReportProblem[] {
  return cells.flatMap(({ entry, refusal }) =>
    refusal === null ? [] : [{ indicatorId: entry.indicatorId, message: refusal }],
  );
}

/** What submitting would be refused for: the server asks the same of what is saved. */
export function openCells(cells: readonly ReportCell[]): ReportProblem[] {
  return cells.flatMap(({ entry, wantsNote, findings }) =>
    wantsNote ? findings.map(({ message }) => ({ indicatorId: entry.indicatorId, message })) : [],
  );
}

/** The problems a refusal of the server names, where they concern cells. */
export function problemsIn(details: unknown): ReportProblem[] {
  const problems = (details as { problems?: unknown } | null)?.problems;
  if (!Array.isArray(problems)) return [];
  return problems.flatMap((problem: { indicatorId?: unknown; message?: unknown }) =>
    typeof problem.indicatorId === 'number' && typeof problem.message === 'string'
      ? [{ indicatorId: problem.indicatorId, message: problem.message }]
      : [],
  );
}
