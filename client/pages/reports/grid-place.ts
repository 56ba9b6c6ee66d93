import type { RatePart } from '#domain/indicators/rate.ts';

/** The columns one can move over, in the order of the screen. */
export const gridColumns = [
  'lastYear',
  'lastMonth',
  'value',
  'yearToDate',
  'target',
  'completion',
  'needed',
  'note',
] as const;
export type GridColumn = (typeof gridColumns)[number];
/** What a person writes; everything else is worked out or was approved before. */
export type EntryField = Extract<GridColumn, 'value' | 'note'> | RatePart;

export const VALUE_COLUMN = gridColumns.indexOf('value');
export const NOTE_COLUMN = gridColumns.indexOf('note');

export interface GridPlace {
  row: number;
  column: number;
}

export interface GridRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The field that stands in a column; null where nothing can be written. */
export function fieldAt(column: number): 'value' | 'note' | null {
  const name = gridColumns[column];
  return name === 'value' || name === 'note' ? name : null;
}

export function rangeOf(one: GridPlace, other: GridPlace): GridRange {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export const isOneCell = ({ top, bottom, left, right }: GridRange) => top === bottom && left === right;

/** Where an arrow, Home or End leads, within `rows`; null for every other key. */
export function placeAfter(key: string, withControl: boolean, { row, column }: GridPlace, rows: number) {
  const last = { row: rows - 1, column: gridColumns.length - 1 };
  const within = (at: GridPlace): GridPlace => ({
    row: Math.max(0, Math.min(last.row, at.row)),
    column: Math.max(0, Math.min(last.column, at.column)),
  });
  switch (key) {
    case 'ArrowUp':
      return within({ row: withControl ? 0 : row - 1, column });
    case 'ArrowDown':
      return within({ row: withControl ? last.row : row + 1, column });
    case 'ArrowLeft':
      return within({ row, column: withControl ? 0 : column - 1 });
    case 'ArrowRight':
      return within({ row, column: withControl ? last.column : column + 1 });
    case 'Home':
      return { row: withControl ? 0 : row, column: 0 };
    case 'End':
      return { row: withControl ? last.row : row, column: last.column };
    default:
      return null;
  }
}

/** The next cell to write in, as one reads; null at the end, where Tab leaves the grid. */
export function fieldAfter(
  { row, column }: GridPlace,
  step: 1 | -1,
  rows: number,
  isWritable: (place: GridPlace) => boolean = (place) => fieldAt(place.column) !== null,
): GridPlace | null {
  const width = gridColumns.length;
  for (let at = row * width + column + step; at >= 0 && at < rows * width; at += step) {
    const place = { row: Math.floor(at / width), column: at % width };
    if (isWritable(place)) return place;
  }
  return null;
}
