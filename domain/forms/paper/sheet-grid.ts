import { exact, isPlainDecimal, printed } from '#domain/decimal.ts';
import { cellAddress } from '#domain/reports/sheet-layout.ts';
import type { PlainSheet, SheetArea, SheetCell } from '#domain/reports/sheet-plain.ts';
import { type PaperCell, PaperGrid } from './grid.ts';

/** Wider or longer than any form; whoever merges whole columns means the cells that hold something. */
const LARGEST_SPAN = 500;

/** A worksheet as the table it shows: numbers as their format prints them, merged areas as one cell. */
export function gridOfSheet({ rows, merges }: PlainSheet): PaperGrid {
  const areas = new Map(merges.map((area) => [`${area.top}:${area.left}`, area]));
  const cells = rows.flatMap(({ number: row, cells: inRow }) =>
    [...inRow].map(([column, cell]): PaperCell => {
      const { rowspan, colspan } = spanOf(areas.get(`${row}:${column}`));
      const address = cellAddress(column, row);
      return { text: shownText(cell), row: row - 1, column: column - 1, rowspan, colspan, address };
    }),
  );
  return new PaperGrid(cells);
}

function spanOf(area: SheetArea | undefined): { rowspan: number; colspan: number } {
  if (!area) return { rowspan: 1, colspan: 1 };
  const within = (from: number, to: number) => Math.min(LARGEST_SPAN, Math.max(1, to - from + 1));
  return { rowspan: within(area.top, area.bottom), colspan: within(area.left, area.right) };
}

/** `0.965` under `0.00%` shows `96.50%`. */
export function shownText({ kind, text, decimals }: SheetCell): string {
  if (!isPlainDecimal(text)) return text;
  if (kind === 'percent') {
    const percent = exact(text).times(100);
    return `${decimals === undefined ? percent.toFixed() : printed(percent, decimals)}%`;
  }
  return kind === 'number' && decimals !== undefined ? printed(exact(text), decimals) : text;
}
