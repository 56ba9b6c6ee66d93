import { type Month, monthOf } from '../period.ts';
import type { PlainSheet, SheetCell, SheetRow } from '../reports/sheet-plain.ts';

/** A column with a month's figures: of the row's year, or of the month that its heading names. */
export interface MonthColumn {
  column: number;
  /** 1–12 */
  number: number;
  month: Month | null;
}

/** Where the columns of a sheet were found, counted from 1. Either `months`, or `period` and `value`. */
export interface FigureColumns {
  id: number | undefined;
  code: number | undefined;
  name: number | undefined;
  unit: number | undefined;
  year: number | undefined;
  months: MonthColumn[];
  period: number | undefined;
  value: number | undefined;
}

/** What people call the columns; whatever stands in brackets explains and is left out. */
const WORDS = {
  id: ['标识'],
  code: ['编号', '指标编号', '代码', '指标代码', '编码', '指标编码'],
  name: ['指标', '指标名称', '名称', '绩效指标', '三级指标', '项目指标'],
  unit: ['单位', '计量单位'],
  year: ['年', '年份', '年度'],
  period: ['月份', '月', '年月', '期间', '统计月份', '所属月份'],
  value: ['数值', '值', '数据', '月度数', '完成数', '完成值', '实际值'],
} as const;

const CHINESE_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
/** A few lines may stand above the heading. */
export const HEADING_WITHIN = 50;

/** The first row that names an indicator and either months or a period with its value; null when there is none. */
export function figureHeadingIn(sheet: PlainSheet): { row: number; columns: FigureColumns } | null {
  for (const row of sheet.rows.slice(0, HEADING_WITHIN)) {
    const columns = columnsIn(row);
    const isWide = columns.months.length > 0;
    const isList = columns.period !== undefined && columns.value !== undefined;
    if ((columns.code ?? columns.name) !== undefined && (isWide || isList)) return { row: row.number, columns };
  }
  return null;
}

function columnsIn(row: SheetRow): FigureColumns {
  const named = [...row.cells].map(([column, cell]) => ({ column, cell, word: headingWord(cell.text) }));
  const find = (words: readonly string[]) => named.find(({ word }) => words.includes(word))?.column;
  const months = named.flatMap(({ column, cell, word }): MonthColumn[] => {
    const month = monthIn(cell, null);
    if (month !== null) return [{ column, number: Number(month.slice(5)), month }];
    const number = monthWordOf(word);
    return number === null ? [] : [{ column, number, month: null }];
  });
  return {
    id: find(WORDS.id),
    code: find(WORDS.code),
    name: find(WORDS.name),
    unit: find(WORDS.unit),
    year: find(WORDS.year),
    months,
    period: find(WORDS.period),
    value: find(WORDS.value),
  };
}

function headingWord(text: string): string {
  return text
    .slice(0, 40)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^)]*\)?$/, '');
}

/** 1月, 01月, 1月份, 一月 */
function monthWordOf(word: string): number | null {
  const found = /^0?(\d{1,2})月份?$/.exec(word);
  const number = found ? Number(found[1]) : CHINESE_MONTHS.indexOf(word.replace(/月份?$/, '')) + 1;
  const isMonth = number >= 1 && number <= 12 && /月份?$/.test(word);
  return isMonth ? number : null;
}

/**
 * The month that a cell names: `2023-01`, `2023年1月`, `202301`, a day, or with a known year 1, 1月, 一月. Null when it
 * names none: a month is never guessed.
 */
export function monthIn({ kind, text }: SheetCell, year: number | null): Month | null {
  if (kind === 'date') return dayOf(text)?.slice(0, 7) ?? null;
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const full =
    /^(20\d\d)[-/.年](\d{1,2})(?:月份?)?$/.exec(plain) ??
    /^(20\d\d)(0[1-9]|1[0-2])$/.exec(plain) ??
    /^(20\d\d)-(\d\d)-01(?:T.*)?$/.exec(plain);
  if (full) return validMonth(Number(full[1]), Number(full[2]));
  if (year === null) return null;
  const number = /^\d{1,2}$/.test(plain) ? Number(plain) : monthWordOf(plain);
  return number === null ? null : validMonth(year, number);
}

function validMonth(year: number, month: number): Month | null {
  return month >= 1 && month <= 12 ? monthOf(year, month) : null;
}

const DAY = 86_400_000;
/** Day 0 of Excel's calendar. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** A date cell holds a count of days, or a date by ISO 8601. */
function dayOf(text: string): string | null {
  const days = Number(text);
  const time = Number.isFinite(days) ? EXCEL_EPOCH + Math.floor(days) * DAY : Date.parse(text.slice(0, 10));
  const day = Math.abs(time) < 8.64e15 ? new Date(time).toISOString().slice(0, 10) : null;
  return day !== null && /^20\d\d-/.test(day) ? day : null;
}

/** 2023 or 2023年; null for anything else. */
export function yearIn(text: string): number | null {
  const found = /^(20\d\d)年?度?$/.exec(text.normalize('NFKC').replace(/\s/g, ''));
  return found ? Number(found[1]) : null;
}

/** The one year that these texts speak of; null when they name none or several. */
export function onlyYearIn(texts: readonly string[]): number | null {
  const years = new Set(
    texts.flatMap((text) => [...text.slice(0, 200).matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([year]) => year)),
  );
  return years.size === 1 ? Number([...years][0]) : null;
}

/** The row in which the text of a merged cell stands, for each row it covers in this column. */
export function mergedRows(sheet: PlainSheet, column: number): Map<number, number> {
  const areas = sheet.merges
    .filter(({ top, bottom, left, right }) => top < bottom && left <= column && column <= right)
    .sort((one, other) => one.top - other.top);
  const covered = new Map<number, number>();
  let [next, top, bottom] = [0, 0, 0];
  for (const { number } of sheet.rows) {
    for (; next < areas.length && areas[next]!.top <= number; next += 1) {
      if (areas[next]!.bottom >= bottom) [top, bottom] = [areas[next]!.top, areas[next]!.bottom];
    }
    if (number <= bottom) covered.set(number, top);
  }
  return covered;
}
