import {
  cellAddress,
  readMarker,
  readRowId,
  type SheetMarker,
  type SheetPlace,
  sheetTitle,
  statedMonth,
} from './sheet-layout.ts';
import { lineOf, type SheetColumns, type SheetLine } from './sheet-line.ts';
import type { PlainSheet, SheetIndicator, SheetProblem, SheetRow } from './sheet-plain.ts';
import { joinedLines, type SheetRowOf, sheetRowsOf } from './sheet-rows.ts';

export type SheetReading =
  | { refusal: { code: 'sheet.not-template' | 'sheet.other-report'; message?: string } }
  | { refusal: null; lines: SheetLine[]; problems: SheetProblem[]; warnings: SheetProblem[] };

/** The heading stands at the top; a person may have put a few lines above it. */
const HEADING_WITHIN = 50;

/**
 * Reads a filled template: columns by their headings, rows by hidden id, else code, else name. Refuses the sheet when it
 * belongs to another report, and names every wrong cell otherwise. Never throws.
 */
export function readSheets(
  sheets: readonly PlainSheet[],
  place: SheetPlace,
  indicators: readonly SheetIndicator[],
  departmentName: (code: string) => string | null = () => null,
): SheetReading {
  const sheet = sheets.find((one) => markerIn(one) !== null) ?? sheets.find((one) => headingIn(one) !== null);
  const heading = sheet ? headingIn(sheet) : null;
  if (!sheet || !heading) return { refusal: { code: 'sheet.not-template' } };
  const refusal = foreignness(sheet, place, departmentName);
  if (refusal) return { refusal };
  return readRows(sheet, heading, sheetRowsOf(indicators));
}

function markerIn(sheet: PlainSheet): SheetMarker | null {
  for (const row of sheet.rows.slice(0, HEADING_WITHIN)) {
    for (const { text } of row.cells.values()) {
      const marker = readMarker(text);
      if (marker) return marker;
    }
  }
  return null;
}

function headingIn(sheet: PlainSheet): { row: number; columns: SheetColumns } | null {
  for (const row of sheet.rows.slice(0, HEADING_WITHIN)) {
    const named = [...row.cells].map(([column, { text }]) => ({ column, heading: headingOf(text) }));
    const columnsOf = (heading: string) => named.filter((one) => one.heading === heading).map(({ column }) => column);
    const [value, another] = columnsOf('本月');
    const [code, name, note, id] = ['编号', '指标', '说明', '标识'].map((heading) => columnsOf(heading)[0]);
    if (value === undefined || another !== undefined || (code === undefined && name === undefined)) continue;
    return { row: row.number, columns: { code, name, value, note, id } };
  }
  return null;
}

/** 本月（填写） is 本月: whatever stands in brackets explains. */
function headingOf(text: string): string {
  return text
    .slice(0, 40)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^)]*\)?$/, '');
}

function foreignness(sheet: PlainSheet, place: SheetPlace, departmentName: (code: string) => string | null) {
  const marker = markerIn(sheet);
  const own = sheetTitle(place);
  if (marker === null) {
    // The hidden column was deleted: the title must say whose month it is.
    const title = (text: string) => text.replace(/\s/g, '').includes(own.replace(/\s/g, ''));
    const isOwn = sheet.rows
      .slice(0, HEADING_WITHIN)
      .some(({ cells }) => [...cells.values()].some((c) => title(c.text)));
    return isOwn ? null : ({ code: 'sheet.not-template' } as const);
  }
  if (!marker.isKnownVersion) {
    const message = '模板由其他版本的系统生成，请重新下载模板，把数据填入新模板后再上传。';
    return { code: 'sheet.not-template', message } as const;
  }
  if (marker.month === place.month && marker.department === place.department.code) return null;
  const what =
    marker.department === place.department.code
      ? `文件是${statedMonth(marker.month)}的模板`
      : `文件是${departmentName(marker.department) ?? '其他科室'}${statedMonth(marker.month)}的模板`;
  const message = `${what}，这里填报的是“${own}”。请用本页下载的模板。`;
  return { code: 'sheet.other-report', message } as const;
}

function readRows(
  sheet: PlainSheet,
  { row: headingRow, columns }: { row: number; columns: SheetColumns },
  indicators: readonly SheetRowOf[],
): SheetReading {
  const lines: { of: SheetRowOf; line: SheetLine }[] = [];
  const problems: SheetProblem[] = [];
  const warnings: SheetProblem[] = [];
  const seen = new Map<string, number>();
  for (const row of sheet.rows) {
    if (row.number <= headingRow) continue;
    const found = indicatorIn(row, columns, indicators);
    if (found === null) continue;
    const cell = cellAddress(columns.code ?? columns.name ?? columns.value, row.number);
    if ('problem' in found) {
      (hasEntry(row, columns) ? problems : warnings).push({ cell, message: found.problem });
      continue;
    }
    const { indicator } = found;
    const earlier = seen.get(indicator.code);
    if (earlier !== undefined) {
      const message = `指标“${indicator.name}”与第 ${earlier} 行重复，请只保留一行`;
      problems.push({ cell, message });
      continue;
    }
    seen.set(indicator.code, row.number);
    lines.push({ of: indicator, line: lineOf(sheet, row, columns, indicator) });
  }
  const lacking = indicators.filter(({ code }) => !seen.has(code));
  if (lines.length === 0 && problems.length === 0) return { refusal: { code: 'sheet.not-template' } };
  if (lacking.length > 0) {
    const names = lacking.slice(0, 3).map(({ name }) => name);
    const message = `表中没有${names.join('、')}${lacking.length > 3 ? `等 ${lacking.length} 项指标` : ''}，保持原值`;
    warnings.push({ cell: cellAddress(columns.value, headingRow), message });
  }
  return { refusal: null, lines: joinedLines(lines), problems, warnings };
}

const textAt = (row: SheetRow, column: number | undefined) =>
  (column === undefined ? '' : (row.cells.get(column)?.text ?? '')).trim();

function hasEntry(row: SheetRow, columns: SheetColumns): boolean {
  return textAt(row, columns.value) !== '' || textAt(row, columns.note) !== '';
}

/** Null for an empty row. */
function indicatorIn(
  row: SheetRow,
  columns: SheetColumns,
  indicators: readonly SheetRowOf[],
): { indicator: SheetRowOf } | { problem: string } | null {
  const [idText, code, name] = [textAt(row, columns.id), textAt(row, columns.code), textAt(row, columns.name)];
  if (idText === '' && code === '' && name === '') {
    return hasEntry(row, columns) ? { problem: `第 ${row.number} 行有数据但没有指标编号，请填到对应指标的行` } : null;
  }
  const shown = (name || code || idText).slice(0, 40);
  const unknown = { problem: `“${shown}”不是本科室本月要填的指标，请删去这一行` };
  if (idText !== '') {
    const id = readRowId(idText);
    const indicator = indicators.find((one) => one.indicatorId === id?.indicatorId && one.code === id.code);
    if (!indicator) return unknown;
    // Sorted or pasted without the hidden column: the figure would go to the wrong indicator.
    const isAnother =
      (code !== '' && code !== indicator.code) || (code === '' && name !== '' && name !== indicator.name);
    if (!isAnother) return { indicator };
    return { problem: `第 ${row.number} 行的编号与隐藏标识不一致（可能移动过行），请重新下载模板填写` };
  }
  const indicator =
    code !== '' ? indicators.find((one) => one.code === code) : indicators.find((one) => one.name === name);
  return indicator ? { indicator } : unknown;
}
