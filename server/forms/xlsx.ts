import ExcelJS from 'exceljs';
import type { Cell, FormDocument } from '#domain/forms/document.ts';
import { fitsOneLine, fittingFontSize, rowHeights } from './xlsx-measure.ts';
import { numberIn } from './xlsx-number.ts';

const SONG = { name: '宋体', family: 3, charset: 134 };
const HEI = { name: '黑体', family: 3, charset: 134 };
const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

const A4 = 9;
const HEADING_ROWS = 2;
/** Longer texts in cells of the format “text” are shown as ##### by older versions of Excel. */
const LONGEST_TEXT_FORMAT = 255;

/** The form as an Excel workbook of one A4 sheet; `written` is the date the file's properties state. */
export async function xlsxOf(document: FormDocument, written: Date, sheetName = '自评表'): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = written;
  workbook.modified = written;
  const sheet = workbook.addWorksheet(sheetName, { views: [{ showGridLines: false }] });
  sheet.columns = document.columns.map(({ width }) => ({ width: excelWidth(width) }));
  drawHeading(sheet, document);
  const heights = rowHeights(document);
  document.rows.forEach(({ cells }, index) => {
    const number = index + 1 + HEADING_ROWS;
    sheet.getRow(number).height = heights[index] ?? 0;
    for (const cell of cells) drawCell(sheet, number, cell, document);
  });
  setPage(sheet, document);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function drawHeading(sheet: ExcelJS.Worksheet, { title, subtitle, columns }: FormDocument): void {
  const lines = [
    { text: title, font: { ...HEI, size: 18 }, height: 32 },
    { text: subtitle, font: { ...SONG, size: 11 }, height: 20 },
  ];
  lines.forEach(({ text, font, height }, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = text;
    cell.style = { font, alignment: { horizontal: 'center', vertical: 'middle' } };
    sheet.mergeCells(index + 1, 1, index + 1, columns.length);
    sheet.getRow(index + 1).height = height;
  });
}

function drawCell(sheet: ExcelJS.Worksheet, row: number, cell: Cell, document: FormDocument): void {
  const column = cell.column + 1;
  const master = sheet.getCell(row, column);
  const number = cell.style === 'figure' && fitsOneLine(cell, document) ? numberIn(cell.text) : null;
  // A string is stored as a string even when it begins with “=”; the text format keeps it one when it is edited.
  master.value = number?.value ?? cell.text;
  master.style = {
    font: { ...SONG, size: fittingFontSize(cell, document) },
    alignment: { horizontal: cell.align, vertical: 'middle', wrapText: true },
    border: BORDER,
    ...(number ? { numFmt: number.numFmt } : isReadAsFormula(cell.text) ? { numFmt: '@' } : {}),
  };
  // Merging hands the master's style to every cell of the range, so all of them carry the border. Styled afterwards, a
  // covered cell would overwrite its master.
  if (cell.colspan > 1 || cell.rowspan > 1) {
    sheet.mergeCells(row, column, row + cell.rowspan - 1, column + cell.colspan - 1);
  }
}

function isReadAsFormula(text: string): boolean {
  return text.startsWith('=') && text.length <= LONGEST_TEXT_FORMAT;
}

function setPage(sheet: ExcelJS.Worksheet, { page, columns, rows }: FormDocument): void {
  const lastColumn = sheet.getColumn(columns.length).letter;
  sheet.headerFooter.oddFooter = '&C第 &P 页 共 &N 页';
  sheet.pageSetup = {
    paperSize: A4,
    orientation: page.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.59, right: 0.59, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    printTitlesRow: `1:${HEADING_ROWS}`,
    // exceljs only adds the first dollar sign of each corner; without the second the area would move with the cursor.
    printArea: `A$1:${lastColumn}$${rows.length + HEADING_ROWS}`,
  };
}

/** Column width in Excel's unit, a digit of the default font (7 pixels at 96 dpi, 5 pixels of padding). */
function excelWidth(millimetres: number): number {
  return Math.round((((millimetres / 25.4) * 96 - 5) / 7) * 100) / 100;
}
