import ExcelJS from 'exceljs';

type Cell = string | number | null | Date | { formula: string; result: number };

/** A workbook as a spreadsheet program would save it: sheets of rows, the first row first. */
export async function workbookOf(sheets: Record<string, Cell[][]>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The file opened, changed and saved again. */
export async function changedWorkbook(
  bytes: ArrayBuffer | Uint8Array,
  change: (book: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as Parameters<typeof book.xlsx.load>[0]);
  change(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The body of an upload. */
export function uploadOf(bytes: Uint8Array, fields: Record<string, string> = {}, name = '历史数据.xlsx'): FormData {
  const form = new FormData();
  form.append('file', new File([Buffer.from(bytes)], name));
  for (const [field, text] of Object.entries(fields)) form.append(field, text);
  return form;
}
