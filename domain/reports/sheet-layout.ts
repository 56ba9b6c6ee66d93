import { type Month, monthLabel, monthSchema } from '../period.ts';

/** Whose month a template is made for. */
export interface SheetPlace {
  month: Month;
  department: { code: string; name: string };
}

/** The visible columns of the template in their order, then the hidden one that names the indicator. */
export const sheetHeadings = [
  '编号',
  '指标',
  '单位',
  '口径',
  '上年同月',
  '上月',
  '本月（填写）',
  '说明（填写）',
  '目标',
] as const;
export const ID_HEADING = '标识（勿改）';

/** Written in 本月 where a figure is owed and not there: an empty cell leaves what is stored, 未发生 is an answer. */
export const NOT_REPORTED = '未报';

const MAKER = 'center-monthly-report';
const TEMPLATE_VERSION = 1;
const MARKER = /^center-monthly-report\|(\d{1,6})\|([^|]{1,20})\|([^|]{1,40})$/;
const ID = /^(\d{1,15}):([^:]{1,40})$/;

export interface SheetMarker {
  isKnownVersion: boolean;
  month: string;
  department: string;
}

/** Stands hidden in the template and says which report it belongs to. */
export function markerOf({ month, department }: SheetPlace): string {
  return `${MAKER}|${TEMPLATE_VERSION}|${month}|${department.code}`;
}

export function readMarker(text: string): SheetMarker | null {
  const found = MARKER.exec(text.trim());
  if (!found) return null;
  const [, version = '', month = '', department = ''] = found;
  return { isKnownVersion: Number(version) === TEMPLATE_VERSION, month, department };
}

/** Number and code together: rows that were sorted without the hidden column are noticed, and so is another database. */
export function rowIdOf(indicatorId: number, code: string): string {
  return `${indicatorId}:${code}`;
}

export function readRowId(text: string): { indicatorId: number; code: string } | null {
  const found = ID.exec(text.trim());
  return found ? { indicatorId: Number(found[1]), code: found[2] ?? '' } : null;
}

/** 2024年10月 月报 · 社会保险关系管理科 */
export function sheetTitle({ month, department }: SheetPlace): string {
  return `${monthLabel(month)} 月报 · ${department.name}`;
}

/** The month in words when it is one, as the file states it. */
export function statedMonth(month: string): string {
  return monthSchema.safeParse(month).success ? monthLabel(month) : month;
}

/** Column 7 of row 5 is `G5`, as Excel and WPS show it. */
export function cellAddress(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** The other way round; null for what is no address. */
export function readAddress(address: string): { column: number; row: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (!found) return null;
  const column = Array.from(found[1] ?? '').reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(found[2]) };
}
