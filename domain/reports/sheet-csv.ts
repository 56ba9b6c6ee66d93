import { isPlainDecimal } from '../decimal.ts';

/** Excel takes a file for UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet would run as a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** Rows as CSV for reading in a spreadsheet: CRLF, numbers as numbers, and no text that is taken for a formula. */
export function csvOf(rows: readonly (readonly (string | null)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string | null): string {
  if (text === null) return '';
  const safe = FORMULA_START.test(text) && !isPlainDecimal(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
