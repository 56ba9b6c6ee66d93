import type { ReviewCell, ReviewMatrix } from './review-matrix.ts';

/** 按时 / 迟报 / 缺报: handed in by the due day, after it, or past it and still not handed in. */
export interface Timeliness {
  onTime: number;
  late: number;
  missing: number;
}

export function timelinessOf(cells: readonly ReviewCell[]): Timeliness {
  const isIn = ({ face }: ReviewCell) => face === 'approved' || face === 'submitted';
  const count = (test: (cell: ReviewCell) => boolean) => cells.filter(test).length;
  return {
    onTime: count((cell) => isIn(cell) && !cell.isLate),
    late: count((cell) => isIn(cell) && cell.isLate),
    missing: count(isMissing),
  };
}

/** Past its due day and not there: overdue, locked, or returned and not back. */
export function isMissing({ face, isLate }: ReviewCell): boolean {
  return face === 'overdue' || face === 'locked' || (face === 'returned' && isLate);
}

/** Who has not handed in the month: the departments a reminder would go to, and those reminded today already. */
export function remindable({ rows, columns }: ReviewMatrix, month: string, today: string) {
  const index = columns.findIndex((column) => column.month === month);
  const open = rows
    .map(({ department, cells }) => ({ department, cell: cells[index] }))
    .filter(({ cell }) => cell !== undefined && ['draft', 'overdue', 'locked', 'returned'].includes(cell.face));
  return {
    due: open.filter(({ cell }) => cell?.remindedOn !== today).map(({ department }) => department),
    done: open.filter(({ cell }) => cell?.remindedOn === today).map(({ department }) => department),
  };
}
