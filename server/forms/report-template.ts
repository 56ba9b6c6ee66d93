import ExcelJS from 'exceljs';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import { levels, levelText, levelWords } from '#domain/indicators/qualitative.ts';
import type { RateParts } from '#domain/indicators/rate.ts';
import { type Absence, absenceWords } from '#domain/reports/absence.ts';
import {
  ID_HEADING,
  markerOf,
  NOT_REPORTED,
  rowIdOf,
  type SheetPlace,
  sheetHeadings,
  sheetTitle,
} from '#domain/reports/sheet-layout.ts';
import { type SheetRowOf, sheetRowsOf } from '#domain/reports/sheet-rows.ts';
import { numberIn } from './xlsx-number.ts';

/** One indicator as the template shows it; decimals as text. */
export interface TemplateRow {
  indicatorId: number;
  code: string;
  name: string;
  unit: string;
  accumulation: Accumulation;
  accumulationName: string;
  decimals: number;
  parts: RateParts | null;
  lastYear: string | null;
  lastMonth: string | null;
  value: string | null;
  absence: Absence | null;
  numerator: string | null;
  denominator: string | null;
  note: string | null;
  operatorSign: string | null;
  target: string | null;
}

export const SONG = { name: '宋体', family: 3, charset: 134 };
export const HEI = { name: '黑体', family: 3, charset: 134 };
const THIN = { style: 'thin', color: { argb: 'FFB4BCC8' } } as const;
export const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
export const HEADING_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7EFF2' } } as const;
export const ENTRY_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFBE6' } } as const;

const WIDTHS = [11, 30, 9, 10, 12, 12, 14, 34, 13];
const HEADING_ROW = 3;
const VALUE_COLUMN = 7;
const NOTE_COLUMN = 8;
const ID_COLUMN = sheetHeadings.length + 1;
const A4 = 9;

const NOT_OCCURRED = absenceWords['not-occurred'];
const HINT =
  `只填“本月”和“说明”两列（浅黄色）。留空表示不改动；本月没有发生的填“${NOT_OCCURRED}”，` +
  `暂无数据的填“${NOT_REPORTED}”并在说明中写明原因。` +
  '数值按单位填写，不带单位和文字。填好后保存，在月报填报页点“导入”。';

/** The month's workbook for one department, with what is known already. `written` is the date the file's properties state. */
export async function reportTemplate(
  place: SheetPlace,
  centerName: string,
  rows: readonly TemplateRow[],
  written: Date,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = written;
  workbook.modified = written;
  const sheet = workbook.addWorksheet('月报', { views: [{ state: 'frozen', xSplit: 2, ySplit: HEADING_ROW }] });
  sheet.columns = [...WIDTHS, 4].map((width) => ({ width }));
  drawHead(sheet, place, centerName);
  const drawn = sheetRowsOf(rows);
  drawn.forEach((row, index) => {
    const number = HEADING_ROW + 1 + index;
    if (row.part === null) drawRow(sheet, number, row);
    else drawPart(sheet, number, row);
  });
  sheet.getColumn(ID_COLUMN).hidden = true;
  setPage(sheet, drawn.length);
  // Without a password: it keeps the hand from slipping, it is no secret.
  await sheet.protect('', {
    formatColumns: true,
    formatRows: true,
    selectLockedCells: true,
    selectUnlockedCells: true,
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function drawHead(sheet: ExcelJS.Worksheet, place: SheetPlace, centerName: string): void {
  const lines = [
    { text: `${centerName} ${sheetTitle(place)}`, font: { ...HEI, size: 16 }, height: 30 },
    { text: HINT, font: { ...SONG, size: 10 }, height: 30 },
  ];
  lines.forEach(({ text, font, height }, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = text;
    cell.style = { font, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true } };
    sheet.mergeCells(index + 1, 1, index + 1, sheetHeadings.length);
    sheet.getRow(index + 1).height = height;
  });
  sheet.getCell(1, ID_COLUMN).value = markerOf(place);
  [...sheetHeadings, ID_HEADING].forEach((heading, index) => {
    const cell = sheet.getCell(HEADING_ROW, index + 1);
    cell.value = heading;
    cell.style = {
      font: { ...HEI, size: 10 },
      alignment: { horizontal: isFigure(index + 1) ? 'right' : 'left', vertical: 'middle' },
      border: BORDER,
      fill: HEADING_FILL,
    };
  });
  sheet.getRow(HEADING_ROW).height = 22;
}

const isFigure = (column: number) => column === 5 || column === 6 || column === VALUE_COLUMN || column === 9;

function drawRow(sheet: ExcelJS.Worksheet, number: number, row: TemplateRow): void {
  const { code, decimals } = row;
  const show = (text: string | null, sign = '') =>
    row.accumulation === 'qualitative' ? { value: levelText(text), numFmt: '@' } : figure(text, decimals, sign);
  drawNames(sheet, number, row, row.accumulation === 'distinct' ? '去重累计（年初至今）' : row.accumulationName);
  draw(sheet.getCell(number, 5), show(row.lastYear));
  draw(sheet.getCell(number, 6), show(row.lastMonth));
  const absence = row.absence === null ? null : { value: absenceWords[row.absence], numFmt: '@' };
  if (row.parts) draw(sheet.getCell(number, VALUE_COLUMN), rateFormula(number, row));
  else draw(sheet.getCell(number, VALUE_COLUMN), absence ?? show(row.value), ENTRY_FILL);
  draw(sheet.getCell(number, NOTE_COLUMN), { value: row.note, numFmt: '@' }, ENTRY_FILL);
  draw(sheet.getCell(number, 9), show(row.target, row.operatorSign ?? ''));
  sheet.getCell(number, ID_COLUMN).value = rowIdOf(row.indicatorId, code);
  if (!row.parts) sheet.getCell(number, VALUE_COLUMN).dataValidation = validation(`G${number}`, row);
  sheet.getCell(number, NOTE_COLUMN).dataValidation = {
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formulae: [500],
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: '说明过长',
    error: '说明最多 500 字。',
  };
  const shortest = row.accumulation === 'distinct' ? 34 : 20;
  sheet.getRow(number).height = Math.max(shortest, Math.ceil((row.note ?? '').length / 22) * 14 + 6);
}

function drawNames(sheet: ExcelJS.Worksheet, number: number, { code, name, unit }: TemplateRow, kind: string): void {
  [code, name, unit, kind].forEach((text, index) => {
    draw(sheet.getCell(number, index + 1), { value: text, numFmt: '@' });
  });
}

/** One of the two counts under its rate: what is written in place of the rate. */
function drawPart(sheet: ExcelJS.Worksheet, number: number, row: TemplateRow & SheetRowOf): void {
  const decimals = row.parts?.decimals ?? 0;
  drawNames(sheet, number, row, row.part === 'numerator' ? '分子' : '分母');
  for (const column of [5, 6, NOTE_COLUMN, 9]) draw(sheet.getCell(number, column), { value: null, numFmt: '@' });
  const text = row.part === 'numerator' ? row.numerator : row.denominator;
  const absence = row.absence === null ? null : { value: absenceWords[row.absence], numFmt: '@' };
  draw(sheet.getCell(number, VALUE_COLUMN), absence ?? figure(text, decimals), ENTRY_FILL);
  sheet.getCell(number, ID_COLUMN).value = rowIdOf(row.indicatorId, row.code);
  sheet.getCell(number, VALUE_COLUMN).dataValidation = validation(`G${number}`, {
    ...row,
    decimals,
    accumulation: 'rate',
  });
  sheet.getRow(number).height = 34;
}

/** The rate follows the two rows under it; while neither is there it stands as it was: printed, or entered without them. */
function rateFormula(number: number, row: TemplateRow): Content {
  const { value: known, numFmt } = figure(row.value, row.decimals);
  const isBare = row.numerator === null && row.denominator === null;
  const otherwise = isBare && typeof known === 'number' ? String(known) : '""';
  const [over, under] = [`G${number + 1}`, `G${number + 2}`];
  const scale = row.unit === '%' ? '*100' : row.unit === '‰' ? '*1000' : '';
  const formula = `IF(AND(ISNUMBER(${over}),ISNUMBER(${under})),IF(${under}=0,"",ROUND(${over}${scale}/${under},${row.decimals})),${otherwise})`;
  return { value: { formula, result: known ?? '' }, numFmt };
}

export interface Content {
  value: string | number | null | { formula: string; result: string | number };
  numFmt: string;
}

/** A number as long as Excel keeps all of its digits, else the text itself. */
export function figure(
  text: string | null,
  decimals: number,
  sign = '',
): { value: string | number | null; numFmt: string } {
  const number = text === null ? null : numberIn(text);
  if (number === null)
    return { value: text === null ? null : sign + text, numFmt: text === null ? formatOf(decimals) : '@' };
  const places = number.numFmt.split('.')[1]?.length ?? 0;
  return { value: number.value, numFmt: `${sign === '' ? '' : `"${sign}"`}${formatOf(places)}` };
}

function formatOf(decimals: number): string {
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

function draw(cell: ExcelJS.Cell, { value, numFmt }: Content, fill?: typeof ENTRY_FILL): void {
  const isNumber = isFigure(Number(cell.col));
  cell.value = value;
  cell.style = {
    font: { ...SONG, size: 10 },
    alignment: { horizontal: isNumber ? 'right' : 'left', vertical: 'middle', wrapText: !isNumber },
    border: BORDER,
    numFmt,
    ...(fill ? { fill, protection: { locked: false } } : {}),
  };
}

/** A number with the indicator's decimals, 未发生 or 未报. Excel and WPS ask while it is typed; the server asks again. */
export function validation(
  cell: string,
  { unit, decimals, accumulation }: Pick<TemplateRow, 'unit' | 'decimals' | 'accumulation'>,
): ExcelJS.DataValidation {
  if (accumulation === 'qualitative') return levelValidation();
  const places = decimals === 0 ? '整数' : `最多 ${decimals} 位小数`;
  const words = [NOT_OCCURRED, NOT_REPORTED].map((word) => `${cell}="${word}"`).join(',');
  const otherwise = `没有发生填“${NOT_OCCURRED}”，暂无数据填“${NOT_REPORTED}”`;
  return {
    type: 'custom',
    formulae: [`OR(${words},AND(ISNUMBER(${cell}),ROUND(${cell},${decimals})=${cell}))`],
    allowBlank: true,
    showInputMessage: true,
    promptTitle: `单位：${unit}`,
    prompt: `${accumulation === 'distinct' ? '填年初至今的总数，不是当月新增；' : ''}${places}；${otherwise}。`,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: '不是可用的数值',
    error: `请填写${decimals === 0 ? '整数' : `数字，${places}`}（单位：${unit}）；${otherwise}。`,
  };
}

function levelValidation(): ExcelJS.DataValidation {
  const words = [...levels.map((level) => levelWords[level]), NOT_REPORTED];
  return {
    type: 'list',
    formulae: [`"${words.join(',')}"`],
    allowBlank: true,
    showInputMessage: true,
    promptTitle: '完成档次',
    prompt: `从列表中选择；没有评定填“${NOT_REPORTED}”。`,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: '不是可用的档次',
    error: `请从列表中选择：${words.join('、')}。`,
  };
}

function setPage(sheet: ExcelJS.Worksheet, rows: number): void {
  sheet.pageSetup = {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    printTitlesRow: `${HEADING_ROW}:${HEADING_ROW}`,
    // exceljs only adds the first dollar sign of each corner; without the second the area would move with the cursor.
    printArea: `A$1:I$${rows + HEADING_ROW}`,
  };
}
