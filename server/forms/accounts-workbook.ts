import ExcelJS from 'exceljs';
import type { LaidCell, LaidTable } from '#domain/accounts/tables/table-layout.ts';
import { BORDER, ENTRY_FILL, HEADING_FILL, HEI, SONG } from './report-template.ts';
import { numberIn } from './xlsx-number.ts';

const A4 = 9;
const ROW_HEIGHT = 20;

/** The nine tables of the final accounts, a sheet each. `written` is the date the file's properties state. */
export async function accountsWorkbook(tables: readonly LaidTable[], written: Date): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = written;
  workbook.modified = written;
  for (const { title, widths, cells } of tables) {
    const sheet = workbook.addWorksheet(title.replace(/[“”]/g, ''));
    sheet.columns = widths.map((width) => ({ width }));
    for (const cell of cells) draw(sheet, cell);
    sheet.pageSetup = { paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function draw(sheet: ExcelJS.Worksheet, { row, column, kind, text, wide = 1, high = 1 }: LaidCell): void {
  const isFigure = kind === 'entry' || kind === 'derived';
  // Every cell of a merged range has a border of its own.
  for (let down = 0; down < high; down += 1) {
    for (let right = 0; right < wide; right += 1) sheet.getCell(row + down, column + right).style = styleOf(kind);
  }
  const cell = sheet.getCell(row, column);
  cell.value = isFigure && text !== null ? (numberIn(text)?.value ?? text) : text;
  if (wide > 1 || high > 1) sheet.mergeCells(row, column, row + high - 1, column + wide - 1);
  if (kind !== 'title') sheet.getRow(row).height = ROW_HEIGHT;
}

function styleOf(kind: LaidCell['kind']): Partial<ExcelJS.Style> {
  const alignment = (horizontal: 'left' | 'center' | 'right') =>
    ({ horizontal, vertical: 'middle', wrapText: true }) as const;
  switch (kind) {
    case 'title':
      return { font: { ...HEI, size: 16 }, alignment: alignment('center') };
    case 'note':
      return { font: { ...SONG, size: 10 }, alignment: alignment('right') };
    case 'heading':
      return { font: { ...HEI, size: 10 }, alignment: alignment('center'), border: BORDER, fill: HEADING_FILL };
    case 'label':
      return { font: { ...SONG, size: 10 }, alignment: alignment('left'), border: BORDER };
    case 'entry':
      return figureStyle(ENTRY_FILL);
    case 'derived':
      return figureStyle();
  }
}

function figureStyle(fill?: ExcelJS.Fill): Partial<ExcelJS.Style> {
  const style = { font: { ...SONG, size: 10 }, border: BORDER, numFmt: '#,##0.00' };
  return { ...style, alignment: { horizontal: 'right', vertical: 'middle' }, ...(fill ? { fill } : {}) };
}
