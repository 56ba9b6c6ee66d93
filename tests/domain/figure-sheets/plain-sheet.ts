import type { PlainSheet, SheetCell } from '#domain/reports/sheet-plain.ts';

type Content = string | number | null | SheetCell;

/** Rows from the first on, as a workbook gives them; null is an empty cell. */
export function sheetOf(rows: Content[][], name?: string, merges: PlainSheet['merges'] = []): PlainSheet {
  const sheet = {
    merges,
    rows: rows
      .map((row, index) => ({
        number: index + 1,
        cells: new Map(row.flatMap((content, at) => (content === null ? [] : [[at + 1, cellOf(content)] as const]))),
      }))
      .filter(({ cells }) => cells.size > 0),
  };
  return name === undefined ? sheet : { ...sheet, name };
}

function cellOf(content: Exclude<Content, null>): SheetCell {
  if (typeof content === 'object') return content;
  const kind = typeof content === 'number' ? 'number' : 'text';
  return { kind, text: String(content), isFormula: false };
}

export const dayCell = (days: number): SheetCell => ({ kind: 'date', text: String(days), isFormula: false });
