import ExcelJS from 'exceljs';
import {
  budgetHeadings,
  budgetMarker,
  budgetRowId,
  budgetSheetHeadings,
  budgetTitle,
  NOTE_COLUMN,
  VALUE_COLUMN,
} from '#domain/budgets/budget-sheet.ts';
import type { Month } from '#domain/period.ts';
import { BORDER, ENTRY_FILL, figure, HEADING_FILL, HEI, SONG } from './report-template.ts';

/** One line as the template shows it; money as text in 万元. */
export interface BudgetTemplateRow {
  lineId: number;
  item: string;
  source: string;
  initial: string | null;
  adjusted: string | null;
  before: string | null;
  executed: string | null;
  note: string | null;
}

const WIDTHS = [44, 22, 13, 13, 15, 20, 34, 4];
const HEADING_ROW = 3;
const ID_COLUMN = budgetSheetHeadings.length;
const DECIMALS = 2;
const A4 = 9;
const HINT =
  '只填浅黄色两列。累计执行数填年初至本月末的累计，单位万元，不带单位和文字；留空表示不改动。填好后保存，在预算执行页点“导入”。';

/** The month's workbook with what is known already. `written` is the date the file's properties state. */
export async function budgetTemplate(
  month: Month,
  centerName: string,
  rows: readonly BudgetTemplateRow[],
  written: Date,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = written;
  workbook.modified = written;
  const sheet = workbook.addWorksheet('预算执行', { views: [{ state: 'frozen', xSplit: 1, ySplit: HEADING_ROW }] });
  sheet.columns = WIDTHS.map((width) => ({ width }));
  drawHead(sheet, month, centerName);
  rows.forEach((row, index) => {
    drawRow(sheet, HEADING_ROW + 1 + index, row);
  });
  sheet.getColumn(ID_COLUMN).hidden = true;
  sheet.pageSetup = { paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  await sheet.protect('', { formatColumns: true, formatRows: true, selectLockedCells: true });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function drawHead(sheet: ExcelJS.Worksheet, month: Month, centerName: string): void {
  const lines = [
    { text: `${centerName} ${budgetTitle(month)}`, font: { ...HEI, size: 16 }, height: 30 },
    { text: HINT, font: { ...SONG, size: 10 }, height: 22 },
  ];
  lines.forEach(({ text, font, height }, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = text;
    cell.style = { font, alignment: { horizontal: 'left', vertical: 'middle' } };
    sheet.mergeCells(index + 1, 1, index + 1, budgetHeadings.length);
    sheet.getRow(index + 1).height = height;
  });
  sheet.getCell(1, ID_COLUMN).value = budgetMarker(month);
  budgetSheetHeadings.forEach((heading, index) => {
    const cell = sheet.getCell(HEADING_ROW, index + 1);
    cell.value = heading;
    cell.style = {
      font: { ...HEI, size: 10 },
      alignment: { horizontal: isMoney(index + 1) ? 'right' : 'left', vertical: 'middle' },
      border: BORDER,
      fill: HEADING_FILL,
    };
  });
}

const isMoney = (column: number) => column >= 3 && column <= VALUE_COLUMN;

function drawRow(sheet: ExcelJS.Worksheet, number: number, row: BudgetTemplateRow): void {
  const cells = [row.item, row.source, row.initial, row.adjusted, row.before, row.executed, row.note];
  cells.forEach((text, index) => {
    const column = index + 1;
    const isEntry = column === VALUE_COLUMN || column === NOTE_COLUMN;
    const content = isMoney(column) ? figure(text, DECIMALS) : { value: text, numFmt: '@' };
    const cell = sheet.getCell(number, column);
    cell.value = content.value;
    cell.style = {
      font: { ...SONG, size: 10 },
      alignment: { horizontal: isMoney(column) ? 'right' : 'left', vertical: 'middle', wrapText: true },
      border: BORDER,
      numFmt: content.numFmt,
      ...(isEntry ? { fill: ENTRY_FILL, protection: { locked: false } } : {}),
    };
  });
  sheet.getCell(number, ID_COLUMN).value = budgetRowId(row.lineId);
}
