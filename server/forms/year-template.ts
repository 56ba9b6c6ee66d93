import ExcelJS from 'exceljs';
import {
  FIRST_MONTH_COLUMN,
  type YearPlace,
  type YearRow,
  yearHeadings,
  yearMarkerOf,
  yearTitle,
} from '#domain/figure-sheets/year-layout.ts';
import { levelText } from '#domain/indicators/qualitative.ts';
import { cellAddress, ID_HEADING, NOT_REPORTED, rowIdOf } from '#domain/reports/sheet-layout.ts';
import { BORDER, ENTRY_FILL, figure, HEADING_FILL, HEI, SONG, validation } from './report-template.ts';

/** One year of a workbook: the sheet's place and its indicators. */
export interface YearSheet extends YearPlace {
  rows: YearRow[];
}

const WIDTHS = [11, 30, 9, 10, 18, ...Array<number>(12).fill(11)];
const HEADING_ROW = 3;
const ID_COLUMN = yearHeadings.length + 1;
const A4 = 9;

const HINT =
  `只填浅黄色的月份；灰色的不能在此修改。留空表示不改动，要取消已填的数值填“${NOT_REPORTED}”。` +
  '累计数填当月数，期末数、比率填月末数，去重累计填年初至当月的累计。数值按单位填写，不带单位和文字。';

/** A workbook with a sheet for each year: an indicator a row, a month a column, filled with what is stored. */
export async function yearTemplate(sheets: readonly YearSheet[], centerName: string, written: Date): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = written;
  workbook.modified = written;
  for (const { rows, ...place } of sheets) {
    const sheet = workbook.addWorksheet(`${place.year}年`, {
      views: [{ state: 'frozen', xSplit: 2, ySplit: HEADING_ROW }],
    });
    sheet.columns = [...WIDTHS, 4].map((width) => ({ width }));
    drawHead(sheet, place, centerName);
    rows.forEach((row, index) => {
      drawRow(sheet, HEADING_ROW + 1 + index, row);
    });
    sheet.getColumn(ID_COLUMN).hidden = true;
    setPage(sheet, rows.length);
    await sheet.protect('', {
      formatColumns: true,
      formatRows: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function drawHead(sheet: ExcelJS.Worksheet, place: YearPlace, centerName: string): void {
  const lines = [
    { text: `${centerName} ${yearTitle(place)}`, font: { ...HEI, size: 16 }, height: 30 },
    { text: HINT, font: { ...SONG, size: 10 }, height: 30 },
  ];
  lines.forEach(({ text, font, height }, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = text;
    cell.style = { font, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true } };
    sheet.mergeCells(index + 1, 1, index + 1, yearHeadings.length);
    sheet.getRow(index + 1).height = height;
  });
  sheet.getCell(1, ID_COLUMN).value = yearMarkerOf(place);
  [...yearHeadings, ID_HEADING].forEach((heading, index) => {
    const cell = sheet.getCell(HEADING_ROW, index + 1);
    cell.value = heading;
    cell.style = {
      font: { ...HEI, size: 10 },
      alignment: { horizontal: index + 1 < FIRST_MONTH_COLUMN ? 'left' : 'right', vertical: 'middle' },
      border: BORDER,
      fill: HEADING_FILL,
    };
  });
  sheet.getRow(HEADING_ROW).height = 22;
}

function drawRow(sheet: ExcelJS.Worksheet, number: number, row: YearRow): void {
  const { code, name, unit, accumulationName, departmentName, decimals } = row;
  [code, name, unit, accumulationName, departmentName].forEach((text, index) => {
    const cell = sheet.getCell(number, index + 1);
    cell.value = text;
    cell.style = {
      font: { ...SONG, size: 10 },
      alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
      border: BORDER,
      numFmt: '@',
    };
  });
  row.months.forEach(({ value, isOpen }, index) => {
    const cell = sheet.getCell(number, FIRST_MONTH_COLUMN + index);
    const content =
      row.accumulation === 'qualitative' ? { value: levelText(value), numFmt: '@' } : figure(value, decimals);
    cell.value = content.value;
    cell.style = {
      font: { ...SONG, size: 10 },
      alignment: { horizontal: 'right', vertical: 'middle' },
      border: BORDER,
      numFmt: content.numFmt,
      fill: isOpen ? ENTRY_FILL : HEADING_FILL,
      protection: { locked: !isOpen },
    };
  });
  sheet.getCell(number, ID_COLUMN).value = rowIdOf(row.indicatorId, code);
  for (const { from, to } of openRuns(row)) addValidation(sheet, number, from, to, row);
  sheet.getRow(number).height = 20;
}

/** Unbroken runs of months that may be written, as columns. */
function openRuns({ months }: YearRow): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  months.forEach(({ isOpen }, index) => {
    const column = FIRST_MONTH_COLUMN + index;
    const last = runs.at(-1);
    if (!isOpen) return;
    if (last?.to === column - 1) last.to = column;
    else runs.push({ from: column, to: column });
  });
  return runs;
}

/** One rule for the run, written for its first cell: a rule for each cell would make the file ten times as large. */
function addValidation(sheet: ExcelJS.Worksheet, row: number, from: number, to: number, facts: YearRow): void {
  const [first, last] = [cellAddress(from, row), cellAddress(to, row)];
  // The types of exceljs leave out what it writes rules of ranges from.
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void };
  };
  dataValidations.add(first === last ? first : `${first}:${last}`, validation(first, facts));
}

function setPage(sheet: ExcelJS.Worksheet, rows: number): void {
  const last = cellAddress(yearHeadings.length, rows + HEADING_ROW).replace(/\d+$/, (digits) => `$${digits}`);
  sheet.pageSetup = {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
    // As in the month's template: exceljs adds only the first dollar sign of each corner.
    printArea: `A$1:${last}`,
  };
}
