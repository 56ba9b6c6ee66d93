import ExcelJS from 'exceljs';
import type { Answer, Caller } from './app.ts';

export type Change = (sheet: ExcelJS.Worksheet) => void;

export const set =
  (address: string, value: ExcelJS.CellValue, numFmt?: string): Change =>
  (sheet) => {
    const cell = sheet.getCell(address);
    cell.value = value;
    if (numFmt !== undefined) cell.numFmt = numFmt;
  };

export function formOf(bytes: Uint8Array<ArrayBufferLike> | string, version?: number): FormData {
  const form = new FormData();
  form.append('file', new File([typeof bytes === 'string' ? bytes : Buffer.from(bytes)], '月报.xlsx'));
  if (version !== undefined) form.append('version', String(version));
  return form;
}

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
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await bytes()) as Parameters<typeof book.xlsx.load>[0]);
      change(book.worksheets[0]!);
      return new Uint8Array(await book.xlsx.writeBuffer());
    },
    previewed: (bytes) => head('POST', `${place}/import?dryRun=1`, formOf(bytes)),
    imported: (bytes, version = 0) => head('POST', `${place}/import`, formOf(bytes, version)),
  };
}
