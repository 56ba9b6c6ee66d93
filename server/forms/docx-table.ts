import {
  AlignmentType,
  BorderStyle,
  Table as DocxTable,
  HeightRule,
  LineRuleType,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Cell, Table } from '#domain/forms/document.ts';
import { SONG, twipsOf } from './docx-measure.ts';
import { heightsOf, type Look } from './page-look.ts';

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
/** Eighths of a point: half a point, the thin line of a printed form. */
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN };
/** Millimetres at each side of a text. */
const SIDE = 1;
/** What a page holds, in points: a taller row must be allowed to go on overleaf. */
const TALLEST_WHOLE_ROW = 640;

/** A table in fixed column widths with its merges, its first rows repeated on each page and no row cut in half. */
export function docxTable(table: Table, look: Look): DocxTable {
  const widths = table.columns.map(({ width }) => twipsOf(width));
  const heights = heightsOf(table, look);
  const heads = table.rows.findIndex((row) => !row.repeats);
  return new DocxTable({
    columnWidths: widths,
    width: { size: totalOf(widths), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: BORDERS,
    margins: { left: twipsOf(SIDE), right: twipsOf(SIDE), top: 30, bottom: 30, marginUnitType: WidthType.DXA },
    rows: table.rows.map(
      ({ cells }, index) =>
        new TableRow({
          // Word repeats only rows that follow one another from the first.
          ...(index < heads ? { tableHeader: true } : {}),
          ...((heights[index] ?? 0) < TALLEST_WHOLE_ROW ? { cantSplit: true } : {}),
          height: { value: look.shortestRow * 20, rule: HeightRule.ATLEAST },
          children: cells.map((cell) => drawnCell(cell, widths, look)),
        }),
    ),
  });
}

function drawnCell(cell: Cell, widths: number[], look: Look): TableCell {
  return new TableCell({
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    width: { size: totalOf(widths.slice(cell.column, cell.column + cell.colspan)), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: cell.text.split('\n').map(
      (text) =>
        new Paragraph({
          alignment: ALIGNMENTS[cell.align],
          spacing: {
            before: 0,
            after: 0,
            line: Math.round(look.cell * look.line * 20),
            // As tall whatever font stands in for 宋体: a form that fits its page does so on every machine.
            lineRule: LineRuleType.EXACT,
          },
          children: [new TextRun({ text, font: SONG, size: Math.round(look.cell * 2) })],
        }),
    ),
  });
}

function totalOf(widths: number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
