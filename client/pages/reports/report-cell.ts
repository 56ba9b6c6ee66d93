import { type Exact, exact, exactOrNull, percentOf, printed, printedInFull } from '#domain/decimal.ts';
import { type YearToDate, yearToDate } from '#domain/indicators/accumulation.ts';
import { neededPerMonthOf } from '#domain/indicators/progress.ts';
import { monthNumber } from '#domain/period.ts';
import { type Absence, absenceWords } from '#domain/reports/absence.ts';
import { findingsOf } from '#domain/reports/checks.ts';
import { type CellFinding, wantsNote } from '#domain/reports/finding.ts';
import type { EntryInput } from '#domain/reports/report.ts';
import { type TypedEntry, typedEntry } from '#domain/reports/typed-entry.ts';
import type { ReportEntry } from '../../queries/reports.ts';
import { type PartCells, type PartedRate, partedRateOf, rateText } from './part-cells.ts';
import { valueShown } from './value-shown.ts';

/** What was typed into a cell and is not saved; a field that was not touched is absent. */
export interface Typed {
  value?: string;
  note?: string;
  numerator?: string;
  denominator?: string;
}
/** By indicator. */
export type TypedCells = Record<number, Typed>;

/** A row of the grid as it stands while typing. */
export interface ReportCell {
  entry: ReportEntry;
  /** Text of the 本月 cell and of the note, typed or saved. */
  text: string;
  note: string;
  /** Plain numeral; null when empty or refused. Of a rate with parts what they give. */
  value: string | null;
  /** The two counts of a rate; null where the figure is written itself. */
  parts: PartCells | null;
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
  /** Of a year-to-date count: what this month adds to the one before; null without a figure. */
  increment: string | null;
  /** No figure this month: 本年累计 is what stood at the end of the months before. */
  isEarlier: boolean;
  completion: string | null;
  /** 所需月均 in the indicator's unit; null when nothing is missing or the year is over. */
  needed: string | null;
}

export function cellOf(entry: ReportEntry, month: string, typed: Typed = {}): ReportCell {
  const rate = partedRateOf(entry, typed);
  const text = rate === null ? (typed.value ?? savedText(entry)) : rateText(rate);
  const note = typed.note ?? entry.note ?? '';
  const read = readingOf(entry, text, rate);
  const plain = read.ok ? read.value : null;
  const absence = read.ok ? read.absence : null;
  const value = exactOrNull(plain);
  const findings = read.ok ? findingsOn(entry, month, { value, absence, rate }) : [];
  const refusal = read.ok ? (findings.find((finding) => finding.level === 'refuse')?.message ?? null) : read.reason;
  const rest = findings.filter(wantsNote);
  const { value: total, lastMonth } = yearToDateWith(entry, month, value, absence);
  // A level is no amount: nothing of it is complete or missing.
  const target = entry.accumulation === 'qualitative' ? null : exactOrNull(entry.target);
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
    parts: rate?.parts ?? null,
    absence,
    refusal,
    findings: rest,
    hints: findings.filter(({ level }) => level === 'hint'),
    isDirty:
      !read.ok || !isSameValue({ value: plain, absence, ...countsIn(rate) }, entry) || !isSameNote(note, entry.note),
    wantsNote: note.trim() === '' && rest.length > 0,
    yearToDate: total === null ? null : valueShown(entry, printedInFull(total, entry.decimals)),
    increment: incrementOf(entry, value),
    isEarlier: value === null && absence === null && total !== null,
    completion: completion === null ? null : printed(completion, 2),
    needed: needed === null ? null : printed(needed, Math.max(entry.decimals, 2)),
  };
}

function incrementOf({ accumulation, yearToDateBefore, decimals }: ReportEntry, value: Exact | null): string | null {
  if (accumulation !== 'distinct' || value === null) return null;
  return printedInFull(value.minus(yearToDateBefore ?? 0), decimals);
}

/** The cells of a report, each worked out again only when its entry or text has changed: a key press changes one row. */
export function cellsWith(month: string): (entries: readonly ReportEntry[], typed: TypedCells) => ReportCell[] {
  const known = new Map<number, { typed: Typed; cell: ReportCell }>();
  return (entries, typed) =>
    entries.map((entry) => {
      const now = typed[entry.indicatorId] ?? {};
      const last = known.get(entry.indicatorId);
      if (last?.cell.entry === entry && isSameTyped(last.typed, now)) return last.cell;
      const cell = cellOf(entry, month, now);
      known.set(entry.indicatorId, { typed: now, cell });
      return cell;
    });
}

const isSameTyped = (one: Typed, other: Typed) =>
  one.value === other.value &&
  one.note === other.note &&
  one.numerator === other.numerator &&
  one.denominator === other.denominator;

function readingOf(entry: ReportEntry, text: string, rate: PartedRate | null): TypedEntry {
  if (rate === null) return typedEntry(text, entry);
  if (rate.refusal !== null) return { ok: false, reason: rate.refusal };
  return { ok: true, value: rate.value, absence: rate.absence };
}

const countsIn = (rate: PartedRate | null) => ({
  numerator: rate?.parts.numerator.value ?? null,
  denominator: rate?.parts.denominator.value ?? null,
});

/** The 本月 cell as it is saved: a numeral or a level's word, 未发生 or nothing. */
export function savedText(entry: Pick<ReportEntry, 'value' | 'absence' | 'accumulation'>): string {
  return valueShown(entry, entry.value) ?? (entry.absence === null ? '' : absenceWords[entry.absence]);
}

function findingsOn(
  entry: ReportEntry,
  month: string,
  { value, absence, rate }: { value: Exact | null; absence: Absence | null; rate: PartedRate | null },
): CellFinding[] {
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
    parts: rate?.entered ?? null,
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
  numerator?: string | null;
  denominator?: string | null;
}

/** The same figure from the same counts (1 of 2 is another entry than 2 of 4), or both without one for the same reason. */
export function isSameValue(one: CellValue, other: CellValue): boolean {
  return (
    (one.absence ?? null) === (other.absence ?? null) &&
    isSameFigure(one.value, other.value) &&
    isSameFigure(one.numerator ?? null, other.numerator ?? null) &&
    isSameFigure(one.denominator ?? null, other.denominator ?? null)
  );
}

export function isSameNote(one: string | null, other: string | null): boolean {
  return (one ?? '').trim() === (other ?? '').trim();
}

/** What saving sends: changed cells that are not refused. Value and note go together, as they are kept. */
export function changedEntries(cells: readonly ReportCell[]): EntryInput[] {
  return cells
    .filter((cell) => cell.isDirty && cell.refusal === null)
    .map(({ entry: { indicatorId }, value, absence, parts, note }) => ({
      indicatorId,
      value,
      ...(absence === null ? {} : { absence }),
      ...(parts && { numerator: parts.numerator.value, denominator: parts.denominator.value }),
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
