import { type RatePart, ratePartNames, rateParts } from '#domain/indicators/rate.ts';
import { typedEntry } from '#domain/reports/typed-entry.ts';
import { type EntryField, fieldAt, type GridPlace } from './grid-place.ts';
import type { ReportCell } from './report-cell.ts';

/** A row of the grid: an indicator, or one of the two counts under a rate. Rows are what arrows, ranges and blocks go by. */
export interface GridLine {
  cell: ReportCell;
  part: RatePart | null;
}

export function linesOf(cells: readonly ReportCell[]): GridLine[] {
  return cells.flatMap((cell) =>
    cell.parts === null ? [{ cell, part: null }] : [{ cell, part: null }, ...rateParts.map((part) => ({ cell, part }))],
  );
}

/** What a person writes there; null for what is worked out: a rate has its figure from its two counts, and one note. */
export function fieldOn({ cell, part }: GridLine, column: number): EntryField | null {
  const field = fieldAt(column);
  if (part !== null) return field === 'value' ? part : null;
  return field === 'value' && cell.parts !== null ? null : field;
}

export function textOf(cell: ReportCell, field: EntryField): string {
  if (field === 'note') return cell.note;
  return field === 'value' ? cell.text : (cell.parts?.[field].text ?? '');
}

/** Whether a text can stand in a figure's cell. */
export function isFigureText(cell: ReportCell, field: Exclude<EntryField, 'note'>, text: string): boolean {
  return typedEntry(text, field === 'value' ? cell.entry : { unit: cell.parts?.[field].unit ?? '' }).ok;
}

export function lineName({ cell, part }: GridLine): string {
  return part === null ? cell.entry.name : `${cell.entry.name}${ratePartNames[part]}`;
}

/** The row in which a field stands; −1 when there is none. */
export function placeOfField(lines: readonly GridLine[], indicatorId: number, field: EntryField): number {
  return lines.findIndex(
    ({ cell, part }) =>
      cell.entry.indicatorId === indicatorId &&
      part === (field === 'numerator' || field === 'denominator' ? field : null),
  );
}

/** The first row of an indicator in which something is written in 本月. */
export function entryRowOf(lines: readonly GridLine[], indicatorId: number, column: number): number {
  const own = lines.findIndex((line) => line.cell.entry.indicatorId === indicatorId && fieldOn(line, column) !== null);
  return own === -1 ? lines.findIndex(({ cell }) => cell.entry.indicatorId === indicatorId) : own;
}

/** The field at a place and what stands in it. */
export function fieldAtPlace(lines: readonly GridLine[], { row, column }: GridPlace): EntryField | null {
  const line = lines[row];
  return line ? fieldOn(line, column) : null;
}

export function textIn(lines: readonly GridLine[], place: GridPlace): string {
  const [line, field] = [lines[place.row], fieldAtPlace(lines, place)];
  return line && field ? textOf(line.cell, field) : '';
}

/** The next row; from a cell that is written in the next such of its column: a rate between them is passed over. */
export function rowBelow(lines: readonly GridLine[], from: GridPlace, step: 1 | -1, isEditable: boolean): GridPlace {
  const at = (row: number): GridPlace => ({ row: Math.max(0, Math.min(lines.length - 1, row)), column: from.column });
  if (!isEditable || fieldAtPlace(lines, from) === null) return at(from.row + step);
  for (let row = from.row + step; row >= 0 && row < lines.length; row += step) {
    if (fieldAtPlace(lines, at(row)) !== null) return at(row);
  }
  return from;
}
