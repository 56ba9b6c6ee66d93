import type { Cell, Table } from '#domain/forms/document.ts';

/** An estimate of the room a text takes, for programs that do not say it themselves. Sizes and heights in points. */

const LINE = 1.35;
const PADDING_POINTS = 6;
const PADDING_MILLIMETRES = 2;
const MILLIMETRES_PER_POINT = 25.4 / 72;
/** Words and numbers are not broken across lines, so of several lines none is filled to its end. */
export const FILLED = 0.9;

/** Height of a cell with its text at a font size. */
export function heightAt(size: number, cell: Cell, table: Table): number {
  const room = roomAt(size, cell, table);
  const lines = cell.text.split('\n').reduce((total, line) => total + linesOf(line, room), 0);
  return lines * size * LINE + PADDING_POINTS;
}

/**
 * Height of each row, at least `shortest`, so that no text is cut; what a tall merged cell lacks goes to its last row.
 * `heightOf` says how tall a cell wants to be.
 */
export function rowHeightsBy({ rows }: Table, shortest: number, heightOf: (cell: Cell) => number): number[] {
  const heights = rows.map(({ cells }) =>
    Math.max(shortest, ...cells.filter((cell) => cell.rowspan === 1).map((cell) => heightOf(cell))),
  );
  rows.forEach(({ cells }, index) => {
    for (const cell of cells.filter(({ rowspan }) => rowspan > 1)) {
      const last = index + cell.rowspan - 1;
      const spanned = heights.slice(index, last + 1).reduce((total, height) => total + height, 0);
      const lack = heightOf(cell) - spanned;
      if (lack > 0) heights[last] = (heights[last] ?? 0) + lack;
    }
  });
  return heights;
}

function linesOf(line: string, room: number): number {
  const ems = emsOf(line);
  return ems <= room ? 1 : Math.max(2, Math.ceil(ems / (room * FILLED)));
}

/** Characters of this size that a line of the cell takes. */
export function roomAt(size: number, { column, colspan }: Cell, { columns }: Pick<Table, 'columns'>): number {
  const width = columns.slice(column, column + colspan).reduce((total, each) => total + each.width, 0);
  return (width - PADDING_MILLIMETRES) / (size * MILLIMETRES_PER_POINT);
}

/** Width of a text in its own font size: a Chinese character fills the square, a Latin one about half of it. */
export function emsOf(text: string): number {
  return Array.from(text).reduce((total, char) => total + (char.charCodeAt(0) < 0x2000 ? 0.55 : 1), 0);
}
