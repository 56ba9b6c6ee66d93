import type { Cell, Document } from '#domain/forms/document.ts';

const BODY_SIZE = 10;
const SMALLEST_SIZE = 6;
/** Excel knows no taller row. */
const TALLEST_ROW = 409;
const SHORTEST_ROW = 20;

const LINE = 1.35;
const PADDING_POINTS = 6;
const PADDING_MILLIMETRES = 2;
const MILLIMETRES_PER_POINT = 25.4 / 72;
/** Words and numbers are not broken across lines, so of several lines none is filled to its end. */
const FILLED = 0.9;

/** Height of each row in points, so that no text is cut; what a tall merged cell lacks goes to its last row. */
export function rowHeights(document: Document): number[] {
  const heights = document.rows.map(({ cells }) =>
    Math.max(SHORTEST_ROW, ...cells.filter((cell) => cell.rowspan === 1).map((cell) => cellHeight(cell, document))),
  );
  document.rows.forEach(({ cells }, index) => {
    for (const cell of cells.filter(({ rowspan }) => rowspan > 1)) {
      const last = index + cell.rowspan - 1;
      const spanned = heights.slice(index, last + 1).reduce((total, height) => total + height, 0);
      const lack = cellHeight(cell, document) - spanned;
      if (lack > 0) heights[last] = (heights[last] ?? 0) + lack;
    }
  });
  return heights.map((height) => Math.min(TALLEST_ROW, Math.ceil(height)));
}

/** The body size, or a smaller one for a text that would need a taller row than there is. */
export function fittingFontSize(cell: Cell, document: Document): number {
  let size = BODY_SIZE;
  while (size > SMALLEST_SIZE && heightAt(size, cell, document) > TALLEST_ROW) size -= 0.5;
  return size;
}

function cellHeight(cell: Cell, document: Document): number {
  return heightAt(fittingFontSize(cell, document), cell, document);
}

function heightAt(size: number, cell: Cell, document: Document): number {
  const room = roomAt(size, cell, document);
  const lines = cell.text.split('\n').reduce((total, line) => total + linesOf(line, room), 0);
  return lines * size * LINE + PADDING_POINTS;
}

function linesOf(line: string, room: number): number {
  const ems = emsOf(line);
  return ems <= room ? 1 : Math.max(2, Math.ceil(ems / (room * FILLED)));
}

/** Whether the text stands on one line of its cell at the body size: a number that does not is shown as #####. */
export function fitsOneLine(cell: Cell, document: Document): boolean {
  return emsOf(cell.text) <= roomAt(BODY_SIZE, cell, document) * FILLED;
}

/** Characters of this size that a line of the cell takes. */
function roomAt(size: number, { column, colspan }: Cell, { columns }: Document): number {
  const width = columns.slice(column, column + colspan).reduce((total, each) => total + each.width, 0);
  return (width - PADDING_MILLIMETRES) / (size * MILLIMETRES_PER_POINT);
}

/** Width of a text in its own font size: a Chinese character fills the square, a Latin one about half of it. */
function emsOf(text: string): number {
  return Array.from(text).reduce((total, char) => total + (char.charCodeAt(0) < 0x2000 ? 0.55 : 1), 0);
}
