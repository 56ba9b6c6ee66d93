import type { Cell, Table } from '#domain/forms/document.ts';
import { heightsOf, type Look } from './page-look.ts';
import { emsOf, roomAt } from './text-measure.ts';

/** A cell as the template draws it. `opens`, `goesOn`: without the line above or below. */
export interface PdfCell {
  x: number;
  colspan: number;
  rowspan: number;
  text: string;
  align: Cell['align'];
  /** May be cut at the end of a page. */
  breaks: boolean;
  opens: boolean;
  goesOn: boolean;
}

/** Rows under the heading that each further page repeats. */
export interface PdfPart {
  head: PdfCell[][];
  rows: PdfCell[][];
}

/** A row taller than this share of a page may be cut: kept whole it would not stand on any page. */
const WHOLE_SHARE = 0.8;

/**
 * The table cut into parts where a repeated row stands, because a Typst table repeats only what it begins with. A cell that
 * starts in a repeated row and reaches below it is drawn in two pieces without a line between them.
 */
export function pdfParts(table: Table, look: Look, pageHeight: number): PdfPart[] {
  const heights = heightsOf(table, look);
  const parts: PdfPart[] = [];
  table.rows.forEach((row, index) => {
    const part = parts.at(-1);
    const isWhole = (heights[index] ?? 0) < pageHeight * WHOLE_SHARE;
    const cells = row.cells.map((cell) => pdfCell(cell, table, look, isWhole));
    if (row.repeats && (part === undefined || part.rows.length > 0)) parts.push({ head: [cells], rows: [] });
    else if (row.repeats && part) part.head.push(cells);
    else if (part) part.rows.push(cells);
    else parts.push({ head: [], rows: [cells] });
  });
  for (const part of parts) cutAtHead(part);
  return parts;
}

function pdfCell(cell: Cell, table: Table, look: Look, isWhole: boolean): PdfCell {
  const { column, colspan, rowspan, align } = cell;
  const text = breakable(cell, roomAt(look.cell, cell, table));
  const isMerged = rowspan > 1;
  return { x: column, colspan, rowspan, text, align, breaks: isMerged || !isWhole, opens: false, goesOn: false };
}

function cutAtHead({ head, rows }: PdfPart): void {
  head.forEach((cells, index) => {
    for (const cell of cells) {
      const inHead = head.length - index;
      const below = cell.rowspan - inHead;
      if (below <= 0) continue;
      rows[0]?.push({ ...cell, rowspan: below, opens: true });
      Object.assign(cell, { rowspan: inHead, text: '', breaks: false, goesOn: true });
    }
  });
  rows[0]?.sort((one, other) => one.x - other.x);
}

const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Without this texts would run over the cell's edge: a word longer than its line may break anywhere, and a figure may stand
 * on another line than the quotation mark beside it, which only Latin texts keep together.
 */
function breakable({ text }: Cell, room: number): string {
  const loose = text.replace(/[”’](?=\w)|\w(?=[“‘])/g, (before) => before + ZERO_WIDTH_SPACE);
  return loose.replace(/[!-~]{8,}/g, (word) => (emsOf(word) > room ? Array.from(word).join(ZERO_WIDTH_SPACE) : word));
}
