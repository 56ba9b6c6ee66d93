import type ExcelJS from 'exceljs';
import type { Answer, Caller } from './app.ts';
import { changedWorkbook, uploadOf } from './workbooks.ts';

export type Change = (sheet: ExcelJS.Worksheet) => void;

export const set =
  (address: string, value: ExcelJS.CellValue, numFmt?: string): Change =>
  (sheet) => {
    const cell = sheet.getCell(address);
    cell.value = value;
    if (numFmt !== undefined) cell.numFmt = numFmt;
  };

export const formOf = (bytes: Uint8Array | string, version?: number): FormData =>
  uploadOf(Buffer.from(bytes), version === undefined ? {} : { version: String(version) }, '月报.xlsx');

export interface ReportSheets {
  /** The downloaded template, changed as a person would. */
  template(change?: Change, place?: string): Promise<Uint8Array>;
  previewed(bytes: Uint8Array | string): Promise<Answer>;
  imported(bytes: Uint8Array, version?: number): Promise<Answer>;
}

/** Files of the report at `place`, as its head handles them. */
export function sheetsOf(head: Caller, place: string): ReportSheets {
  return {
    async template(change = () => {}, of = place) {
      const { bytes } = await head('GET', `${of}/template.xlsx`);
      return changedWorkbook(await bytes(), (book) => change(book.worksheets[0]!));
    },
    previewed: (bytes) => head('POST', `${place}/import?dryRun=1`, formOf(bytes)),
    imported: (bytes, version = 0) => head('POST', `${place}/import`, formOf(bytes, version)),
  };
}
