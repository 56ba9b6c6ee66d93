import { monthNumber } from '#domain/period.ts';
import type { ReportMatrix, ReportPlace, ReportSummary } from '../../queries/reports.ts';
import { shortDayWords } from '../../words/dates.ts';
import { faceOf, isLateBesides, type ReportFace, standingWords } from '../reports/report-state.ts';
import { isMissing, type Timeliness, timelinessOf } from './review-timing.ts';

export interface ReviewCell extends ReportPlace {
  face: ReportFace;
  /** Handed in late, or returned and overdue. */
  isLate: boolean;
  /** Day of the last reminder; what is handed in needs none. */
  remindedOn: string | null;
  /** Cells that wait for a second look because an earlier month was corrected. */
  openRechecks: number;
  words: string;
  /** The first of them: what there is room for. */
  word: string;
}

export interface ReviewRow extends Timeliness {
  department: { code: string; name: string };
  cells: ReviewCell[];
  /** Approved of those that are due. */
  approved: number;
  due: number;
}

export interface ReviewColumn extends Timeliness {
  month: string;
  number: number;
  approved: number;
  due: number;
  /** Due and neither submitted nor approved. */
  open: number;
}

export interface ReviewMatrix {
  rows: ReviewRow[];
  columns: ReviewColumn[];
}

/**
 * Department × month. Columns reach to the as-of month, or on to the month that is due and to any that was begun early:
 * what waits for review is never out of sight.
 */
export function reviewMatrix(matrix: ReportMatrix, asOf: string, dueMonth: string): ReviewMatrix {
  const months = matrix.months.filter((month) => month <= asOf || month <= dueMonth || isBegunAnywhere(matrix, month));
  const rows = matrix.departments.map(({ code, name, reports }) => {
    const cells = months.map((month) => cellAt(code, month, reports, dueMonth));
    return { department: { code, name }, cells, ...tally(cells), ...timelinessOf(cells) };
  });
  const columns = months.map((month, index) => {
    const cells = rows.map((row) => row.cells[index]!);
    return { month, number: monthNumber(month), ...tally(cells), ...timelinessOf(cells) };
  });
  return { rows, columns };
}

function isBegunAnywhere(matrix: ReportMatrix, month: string): boolean {
  return matrix.departments.some(({ reports }) => reports.some((report) => report.month === month && report.isBegun));
}

function cellAt(department: string, month: string, reports: readonly ReportSummary[], dueMonth: string): ReviewCell {
  const report = reports.find((one) => one.month === month) ?? null;
  const face = faceOf(report, dueMonth);
  const standing = standingWords(report, dueMonth);
  const isOpen = ['draft', 'overdue', 'locked', 'returned'].includes(face);
  const remindedOn = isOpen ? (report?.lastReminder?.day ?? null) : null;
  const openRechecks = report?.openRechecks ?? 0;
  const words = [
    standing,
    remindedOn === null ? '' : `${shortDayWords(remindedOn)}已催办`,
    openRechecks === 0 ? '' : `待复核 ${openRechecks} 项`,
  ]
    .filter(Boolean)
    .join('，');
  return {
    month,
    department,
    face,
    isLate: report !== null && isLateBesides(report, face),
    remindedOn,
    openRechecks,
    words,
    word: standing.replace(/（.*$/, ''),
  };
}

function tally(cells: readonly ReviewCell[]) {
  const due = cells.filter(({ face }) => face !== 'ahead' && face !== 'before');
  const approved = due.filter(({ face }) => face === 'approved').length;
  const submitted = due.filter(({ face }) => face === 'submitted').length;
  return { approved, due: due.length, open: due.length - approved - submitted };
}

/** What waits for review, oldest month first, then in the order of the departments. */
export function reviewQueue({ rows, columns }: ReviewMatrix): ReviewCell[] {
  return columns.flatMap((_, index) => rows.map((row) => row.cells[index]!).filter(({ face }) => face === 'submitted'));
}

/** Whose reports are overdue, with their months. */
export function overdueRows({ rows }: ReviewMatrix): { department: ReviewRow['department']; months: string[] }[] {
  return rows.flatMap(({ department, cells }) => {
    const months = cells.filter(isMissing).map(({ month }) => month);
    return months.length > 0 ? [{ department, months }] : [];
  });
}

/** The waiting reports before and after the one that is open; from outside the queue, its last and first. */
export function neighboursIn(queue: readonly ReviewCell[], open: ReportPlace | null) {
  const at = queue.findIndex((cell) => open !== null && isSamePlace(cell, open));
  if (at === -1) return { position: null, previous: null, next: queue[0] ?? null };
  return { position: at + 1, previous: queue[at - 1] ?? null, next: queue[at + 1] ?? null };
}

export function isSamePlace(one: ReportPlace, other: ReportPlace): boolean {
  return one.month === other.month && one.department === other.department;
}

/** Where an arrow key leads in the grid, or null when it is no such key. */
export function cellAfterKey(
  key: string,
  at: { row: number; column: number },
  size: { rows: number; columns: number },
): { row: number; column: number } | null {
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  const to = (row: number, column: number) => ({ row: within(row, size.rows), column: within(column, size.columns) });
  switch (key) {
    case 'ArrowUp':
      return to(at.row - 1, at.column);
    case 'ArrowDown':
      return to(at.row + 1, at.column);
    case 'ArrowLeft':
      return to(at.row, at.column - 1);
    case 'ArrowRight':
      return to(at.row, at.column + 1);
    case 'Home':
      return to(at.row, 0);
    case 'End':
      return to(at.row, size.columns - 1);
    default:
      return null;
  }
}
