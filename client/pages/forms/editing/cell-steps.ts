/** Where an editable cell lies on the paper, rows and columns from 0. */
export interface CellPlace {
  place: string;
  row: number;
  column: number;
  colspan: number;
}

export type Step = 'up' | 'down' | 'left' | 'right';

/** The editable cell one step away: the nearest in that direction that lies over or beside; null at the edge. */
export function cellBeside(cells: readonly CellPlace[], from: string, step: Step): string | null {
  const start = cells.find(({ place }) => place === from);
  if (!start) return null;
  if (step === 'left' || step === 'right') {
    const sign = step === 'right' ? 1 : -1;
    const beside = cells
      .filter((cell) => cell.row === start.row && (cell.column - start.column) * sign > 0)
      .sort((one, other) => (one.column - other.column) * sign);
    return beside[0]?.place ?? null;
  }
  const sign = step === 'down' ? 1 : -1;
  const overlaps = (cell: CellPlace) =>
    cell.column < start.column + start.colspan && start.column < cell.column + cell.colspan;
  const found = cells
    .filter((cell) => (cell.row - start.row) * sign > 0 && overlaps(cell))
    .sort((one, other) => (one.row - other.row) * sign || one.column - other.column);
  return found[0]?.place ?? null;
}

/** Which step an arrow means where the caret stands; null while it moves inside the text. */
export function stepOf(key: string, caret: { start: number; end: number; length: number }): Step | null {
  const isAll = caret.start === 0 && caret.end === caret.length;
  const atStart = isAll || (caret.start === 0 && caret.end === 0);
  const atEnd = isAll || (caret.start === caret.length && caret.end === caret.length);
  switch (key) {
    case 'ArrowUp':
      return atStart ? 'up' : null;
    case 'ArrowDown':
      return atEnd ? 'down' : null;
    case 'ArrowLeft':
      return atStart ? 'left' : null;
    case 'ArrowRight':
      return atEnd ? 'right' : null;
    default:
      return null;
  }
}
