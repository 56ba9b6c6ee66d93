import type { Accumulation } from '../indicators/indicator.ts';
import type { Month } from '../period.ts';

/** Whose year a sheet is made for; without a department it is the whole center's history. */
export interface YearPlace {
  year: number;
  department: { code: string; name: string } | null;
}

/** An indicator's twelve months as the sheet shows them; decimals as text. */
export interface YearRow {
  indicatorId: number;
  code: string;
  name: string;
  unit: string;
  accumulation: Accumulation;
  accumulationName: string;
  decimals: number;
  departmentName: string;
  /** January first. `isOpen`: may be written. */
  months: { value: string | null; isOpen: boolean }[];
}

const KEY_HEADINGS = ['编号', '指标', '单位', '口径', '科室'] as const;
/** The visible columns of a year's sheet: the keys, then January to December. */
export const yearHeadings = [...KEY_HEADINGS, ...Array.from({ length: 12 }, (_, index) => `${index + 1}月`)];
export const FIRST_MONTH_COLUMN = KEY_HEADINGS.length + 1;

const MAKER = 'center-figures';
const VERSION = 1;
const MARKER = /^center-figures\|(\d{1,6})\|(20\d\d)\|([^|]{1,40})$/;
/** Stands in place of a department's code in the sheets of the whole center. */
const WHOLE_CENTER = '*';

export interface YearMarker {
  isKnownVersion: boolean;
  year: number;
  /** Null for the whole center. */
  department: string | null;
}

/** Stands hidden in the sheet and says what it was made for. */
export function yearMarkerOf({ year, department }: YearPlace): string {
  return `${MAKER}|${VERSION}|${year}|${department?.code ?? WHOLE_CENTER}`;
}

export function readYearMarker(text: string): YearMarker | null {
  const found = MARKER.exec(text.trim());
  if (!found) return null;
  const [, version, year, department = ''] = found;
  return {
    isKnownVersion: Number(version) === VERSION,
    year: Number(year),
    department: department === WHOLE_CENTER ? null : department,
  };
}

/** 2024年 月报数据（全年） · 社会保险关系管理科 */
export function yearTitle({ year, department }: YearPlace): string {
  return department === null ? `${year}年 历史数据` : `${year}年 月报数据（全年） · ${department.name}`;
}

/** What an upload is read for: a figure of an indicator in a month. */
export function figureKey(indicatorId: number, month: Month): string {
  return `${indicatorId}:${month}`;
}
