import type { CellReturn } from '#domain/reports/moves.ts';
import type { ReviewLine } from './review-lines.ts';

/** What the officer has written at the rows, by indicator; an empty text is a row that is marked and not yet explained. */
export type ReturnMarks = Record<number, string>;

/** The marks with a reason, in the order of the rows. */
export function returnedCells(lines: readonly ReviewLine[], marks: ReturnMarks): CellReturn[] {
  return lines.flatMap(({ cell }) => {
    const reason = marks[cell.entry.indicatorId]?.trim() ?? '';
    return reason === '' ? [] : [{ indicatorId: cell.entry.indicatorId, reason }];
  });
}

/** The first marked row without a reason: the return waits for it. */
export function unexplainedMark(lines: readonly ReviewLine[], marks: ReturnMarks): ReviewLine | null {
  return lines.find(({ cell }) => marks[cell.entry.indicatorId]?.trim() === '') ?? null;
}

/** What the reason of the whole return starts as when rows are marked: 请核对征缴额、参保人数，原因见各项。 */
export function reasonOf(lines: readonly ReviewLine[], marks: ReturnMarks): string {
  const marked = new Set(returnedCells(lines, marks).map(({ indicatorId }) => indicatorId));
  const names = lines.filter(({ cell }) => marked.has(cell.entry.indicatorId)).map(({ cell }) => cell.entry.name);
  if (names.length === 0) return '';
  const more = names.length > 3 ? `等 ${names.length} 项` : '';
  return `请核对${names.slice(0, 3).join('、')}${more}，原因见各项。`;
}
