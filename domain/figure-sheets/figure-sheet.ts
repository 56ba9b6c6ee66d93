import type { Month } from '../period.ts';
import { monthOf } from '../period.ts';
import { cellAddress } from '../reports/sheet-layout.ts';
import { readValue } from '../reports/sheet-line.ts';
import type { PlainSheet, SheetIndicator, SheetProblem, SheetRow } from '../reports/sheet-plain.ts';
import {
  type FigureColumns,
  figureHeadingIn,
  HEADING_WITHIN,
  mergedRows,
  monthIn,
  onlyYearIn,
  yearIn,
} from './headings.ts';
import { indicatorMatcher } from './indicator-match.ts';
import { figureKey, readYearMarker, type YearMarker } from './year-layout.ts';

/** A cell with something in it that stands for an indicator's month. */
export interface ReadFigure {
  indicatorId: number;
  month: Month;
  /** `F7`, or `2023年!F7` where several sheets were read. */
  cell: string;
  /** Plain numeral in the indicator's unit; null for 未报. */
  value: string | null;
  /** Why the text is no figure. */
  refusal: string | null;
  refusedText: string | null;
}

/** Rows under a name that is no indicator's. */
export interface UnmatchedName {
  text: string;
  /** The first of them. */
  cell: string;
  figures: number;
  suggestion: string | null;
}

export interface FigureReading {
  figures: ReadFigure[];
  /** What concerns no single figure. */
  problems: SheetProblem[];
  warnings: SheetProblem[];
  unmatched: UnmatchedName[];
  /** What the sheets say they were made for. */
  markers: YearMarker[];
}

/**
 * Reads the figures of many months: our own template, a sheet with a row for each indicator and year and a column for each
 * month, or a list of indicator, month and value. Columns are recognised by their headings. Null when no sheet has such a
 * heading; names every wrong cell otherwise. Never throws and never guesses.
 */
export function readFigureSheets(
  sheets: readonly PlainSheet[],
  indicators: readonly SheetIndicator[],
): FigureReading | null {
  const readable = sheets.map((sheet, index) => ({ sheet, index, heading: figureHeadingIn(sheet) }));
  const count = readable.filter(({ heading }) => heading !== null).length;
  if (count === 0) return null;
  const reading: FigureReading = { figures: [], problems: [], warnings: [], unmatched: [], markers: [] };
  const match = indicatorMatcher(indicators);
  const seen = new Map<string, string>();
  for (const { sheet, index, heading } of readable) {
    const label = sheet.name ?? `第${index + 1}张表`;
    if (heading === null) {
      const message = `工作表“${label}”没有可识别的表头，没有读取`;
      if (sheet.rows.length > 0) reading.warnings.push({ cell: label, message });
    } else readSheet({ sheet, ...heading, prefix: count > 1 ? `${label}!` : '' }, match, seen, reading);
  }
  return reading;
}

interface OpenSheet {
  sheet: PlainSheet;
  row: number;
  columns: FigureColumns;
  prefix: string;
}

type Match = ReturnType<typeof indicatorMatcher>;

function readSheet(open: OpenSheet, match: Match, seen: Map<string, string>, reading: FigureReading): void {
  const { sheet, columns, prefix } = open;
  const marker = markerIn(sheet);
  if (marker) reading.markers.push(marker);
  const stated = marker?.year ?? statedYear(open);
  const needsYear = columns.months.some(({ month }) => month === null);
  if (needsYear && columns.year === undefined && stated === null) {
    const message = '没有写明年份，请加“年”列，或在表头上方的标题中写明年度';
    reading.problems.push({ cell: prefix + cellAddress(columns.months[0]?.column ?? 1, open.row), message });
    return;
  }
  const textAt = keyReader(sheet, columns);
  const merged = new Map(
    [...columns.months.map(({ column }) => column), columns.value ?? 0].map((column) => [
      column,
      mergedRows(sheet, column),
    ]),
  );
  for (const row of sheet.rows) {
    if (row.number <= open.row) continue;
    const places = placesOf(row, columns, textAt, stated);
    const filled = places.filter(({ column }) => (row.cells.get(column)?.text.trim() ?? '') !== '');
    if (filled.length === 0) continue;
    const at = prefix + cellAddress(columns.code ?? columns.name ?? 1, row.number);
    const keys = { id: textAt(row, columns.id), code: textAt(row, columns.code), name: textAt(row, columns.name) };
    const found = match(keys);
    const unit = textAt(row, columns.unit);
    if ('problem' in found) reading.problems.push({ cell: at, message: found.problem });
    else if ('unmatched' in found) addUnmatched(reading, found, at, filled.length);
    else if (unit !== '' && !isSameUnit(unit, found.indicator.unit)) {
      const message = `单位“${unit.slice(0, 12)}”与“${found.indicator.name}”的单位“${found.indicator.unit}”不一致，请换算后再导入`;
      reading.problems.push({ cell: at, message });
    } else {
      for (const { column, month } of filled) {
        const cell = prefix + cellAddress(column, row.number);
        const isMerged = merged.get(column)?.has(row.number) ?? false;
        addFigure({ cell, month, isMerged }, found.indicator, row.cells.get(column)!, seen, reading);
      }
    }
  }
}

function addUnmatched(
  { unmatched }: FigureReading,
  found: { unmatched: string; suggestion: string | null },
  cell: string,
  figures: number,
): void {
  const text = found.unmatched.slice(0, 80) || '（空）';
  const known = unmatched.find((one) => one.text === text);
  if (known) known.figures += figures;
  else unmatched.push({ text, cell, figures, suggestion: found.suggestion });
}

function addFigure(
  { cell, month, isMerged }: { cell: string; month: Month | string | null; isMerged: boolean },
  { indicatorId, name, unit, accumulation }: SheetIndicator,
  content: Parameters<typeof readValue>[0],
  seen: Map<string, string>,
  { figures, problems, warnings }: FigureReading,
): void {
  if (month === null) {
    problems.push({ cell, message: '这一行没有写明年份或月份，如 2023、2023-01、2023年1月' });
    return;
  }
  const key = figureKey(indicatorId, month);
  const earlier = seen.get(key);
  if (earlier !== undefined) {
    problems.push({ cell, message: `“${name}”${month} 与 ${earlier} 重复，请只保留一处` });
    return;
  }
  seen.set(key, cell);
  const read = isMerged
    ? { refusal: '单元格被合并，无法确定数值属于哪一行，请取消合并后分别填写' }
    : readValue(content, { unit, accumulation });
  const refusedText = content.text.slice(0, 40);
  if (read.refusal !== null) {
    figures.push({ indicatorId, month, cell, value: null, refusal: read.refusal, refusedText });
  } else if (read.value !== undefined) {
    figures.push({ indicatorId, month, cell, value: read.value, refusal: null, refusedText: null });
    if (content.isFormula) warnings.push({ cell, message: `单元格是公式，按计算结果 ${read.value ?? '未报'} 导入` });
  }
}

/** The month of each column of the row that can hold a figure; null where row and heading name none. */
function placesOf(
  row: SheetRow,
  columns: FigureColumns,
  textAt: KeyReader,
  stated: number | null,
): { column: number; month: Month | null }[] {
  const yearText = textAt(row, columns.year);
  const year = yearText === '' ? stated : yearIn(yearText);
  if (columns.months.length > 0) {
    return columns.months.map(({ column, number, month }) => ({
      column,
      month: month ?? (year === null ? null : monthOf(year, number)),
    }));
  }
  if (columns.period === undefined || columns.value === undefined) return [];
  const kind = row.cells.get(columns.period)?.kind ?? 'text';
  const period = { kind, text: textAt(row, columns.period), isFormula: false };
  return [{ column: columns.value, month: monthIn(period, year) }];
}

type KeyReader = (row: SheetRow, column: number | undefined) => string;

/** Texts of the key columns; a merged name stands for every row it covers. */
function keyReader(sheet: PlainSheet, { id, code, name, unit, year, period }: FigureColumns): KeyReader {
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const keys = [id, code, name, unit, year, period].filter((column) => column !== undefined);
  const merged = new Map(keys.map((column) => [column, mergedRows(sheet, column)]));
  return (row, column) => {
    if (column === undefined) return '';
    const at = merged.get(column)?.get(row.number) ?? row.number;
    return (rows.get(at)?.cells.get(column)?.text ?? '').trim();
  };
}

function textsAbove(sheet: PlainSheet, row: number): string[] {
  return sheet.rows
    .slice(0, HEADING_WITHIN)
    .filter(({ number }) => number < row)
    .flatMap(({ cells }) => [...cells.values()].map(({ text }) => text));
}

function markerIn(sheet: PlainSheet): YearMarker | null {
  return (
    textsAbove(sheet, Number.POSITIVE_INFINITY)
      .map(readYearMarker)
      .find((marker) => marker !== null) ?? null
  );
}

/** The year in the lines above the heading, else in the sheet's name. */
function statedYear({ sheet, row }: OpenSheet): number | null {
  return onlyYearIn(textsAbove(sheet, row)) ?? onlyYearIn(sheet.name === undefined ? [] : [sheet.name]);
}

function isSameUnit(stated: string, own: string): boolean {
  const plain = (unit: string) =>
    unit
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/^\((.*)\)$/, '$1');
  return plain(stated) === plain(own);
}
