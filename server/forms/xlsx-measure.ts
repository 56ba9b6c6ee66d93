import type { Cell, Table } from '#domain/forms/document.ts';
import { emsOf, FILLED, heightAt, roomAt, rowHeightsBy } from './text-measure.ts';

const BODY_SIZE = 10;
const SMALLEST_SIZE = 6;
/** Excel knows no taller row. */
const TALLEST_ROW = 409;
const SHORTEST_ROW = 20;

/** Height of each row in points, as tall as Excel lets it be. */
export function rowHeights(table: Table): number[] {
  const heights = rowHeightsBy(table, SHORTEST_ROW, (cell) => heightAt(fittingFontSize(cell, table), cell, table));
  return heights.map((height) => Math.min(TALLEST_ROW, Math.ceil(height)));
}

/** The body size, or a smaller one for a text that would need a taller row than there is. */
export function fittingFontSize(cell: Cell, table: Table): number {
  let size = BODY_SIZE;
  while (size > SMALLEST_SIZE && heightAt(size, cell, table) > TALLEST_ROW) size -= 0.5;
  return size;
}

/** Whether the text stands on one line of its cell at the body size: a number that does not is shown as #####. */
export function fitsOneLine(cell: Cell, table: Table): boolean {
  return emsOf(cell.text) <= roomAt(BODY_SIZE, cell, table) * FILLED;
}
