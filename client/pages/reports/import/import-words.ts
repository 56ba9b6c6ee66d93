import { type Absence, absenceWords } from '#domain/reports/absence.ts';
import type { SheetChange } from '#domain/reports/sheet-changes.ts';
import type { ImportPreview, ImportRow } from '../../../queries/report-import.ts';

export const LARGEST_FILE = 2 * 1024 * 1024;

export interface ImportMark {
  sign: string;
  word: string;
  tone: 'wrong' | 'change' | 'same';
}

const changeMarks: Record<SheetChange, ImportMark> = {
  new: { sign: '＋', word: '新填', tone: 'change' },
  changed: { sign: '●', word: '修改', tone: 'change' },
  cleared: { sign: '－', word: '改为未报', tone: 'change' },
  same: { sign: '·', word: '不变', tone: 'same' },
};

/** How a row of the file stands: sign and word. */
export function markOf(row: Pick<ImportRow, 'change' | 'problems' | 'new'>): ImportMark {
  if (row.problems.length > 0) return { sign: '✕', word: '有错误', tone: 'wrong' };
  if (row.change === 'new' && row.new.value === null && row.new.absence === null)
    return { sign: '＋', word: '未报，附说明', tone: 'change' };
  return changeMarks[row.change];
}

/** What stands in a cell, before or after: a figure, 未发生, or nothing. */
export function contentText({ value, absence }: { value: string | null; absence: Absence | null }): string | null {
  return absence === null ? value : absenceWords[absence];
}

/** 共 9 行：5 项修改，3 项不变，1 处错误 */
export function countWords({ counts }: Pick<ImportPreview, 'counts'>): string {
  const parts = [
    [counts.new, '项新填'],
    [counts.changed, '项修改'],
    [counts.cleared, '项改为未报'],
    [counts.same, '项不变'],
    [counts.problems, '处错误'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `共 ${counts.rows} 行${said.length > 0 ? `：${said.join('，')}` : ''}`;
}

/** How many cells confirming would write. */
export function changesIn({ counts }: Pick<ImportPreview, 'counts'>): number {
  return counts.new + counts.changed + counts.cleared;
}

/** Why the file cannot be confirmed; null when it can. */
export function obstacleOf(preview: Pick<ImportPreview, 'counts'>): string | null {
  const { problems } = preview.counts;
  if (problems > 0) return `有 ${problems} 处错误，没有导入任何数据。请在文件中改正后重新选择。`;
  return changesIn(preview) === 0 ? '文件中的数据与系统中的相同，没有需要导入的修改。' : null;
}

/** Problems that belong to no row of the table: unknown indicators, doubled rows. */
export function looseIn<T extends { cell: string; message: string }>(all: readonly T[], rows: readonly T[][]): T[] {
  const shown = new Set(rows.flat().map(({ cell, message }) => `${cell} ${message}`));
  return all.filter(({ cell, message }) => !shown.has(`${cell} ${message}`));
}

/** Refused before anything is sent: the sentence, or null. */
export function fileRefusal({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return '文件是空的，请重新选择。';
  if (size > LARGEST_FILE) return '文件超过 2 MB，请只保留填报的工作表、删去图片后再选择。';
  if (/\.xls$/i.test(name)) return '文件是旧版 xls 格式，请用 Excel 或 WPS 另存为 xlsx 后再选择。';
  return /\.xlsx$/i.test(name) ? null : '请选择 xlsx 文件：用本页下载的模板填写后上传。';
}
