import { readFigure } from './figure-text.ts';

/** A row that can take a pasted value, in the order of the screen. */
export interface PasteRow {
  indicatorId: number;
  name: string;
  unit: string;
}

export interface Pasted {
  total: number;
  filled: { indicatorId: number; text: string }[];
  /** Left as they were: what stood there in place of a number, and for which indicator. */
  notNumbers: { name: string; text: string }[];
  /** Empty cells of the block leave theirs untouched. */
  blank: number;
  /** Cells of the block below the last row. */
  beyond: number;
}

/**
 * First column of what Excel or WPS puts on the clipboard: tab-separated lines, the last one ended by a newline, cells with
 * a newline or quote inside quoted.
 */
export function firstColumnOf(clipboard: string): string[] {
  const text = clipboard.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const column: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(text.slice(at));
    const end = text.indexOf('\n', at + (quoted?.[0].length ?? 0));
    const line = text.slice(at, end === -1 ? text.length : end);
    column.push((quoted ? quoted[1]!.replace(/""/g, '"') : line.split('\t')[0]!).trim());
    if (end === -1) break;
    at = end + 1;
  }
  return column;
}

/** Where a block goes that is pasted into the row at `start`. Nothing but numbers is written. */
export function pasteColumn(rows: readonly PasteRow[], start: number, column: readonly string[]): Pasted {
  const pasted: Pasted = { total: column.length, filled: [], notNumbers: [], blank: 0, beyond: 0 };
  for (const [index, text] of column.entries()) {
    const row = rows[start + index];
    if (!row) pasted.beyond += 1;
    else if (text === '') pasted.blank += 1;
    else if (readFigure(text, row.unit).refusal !== null) pasted.notNumbers.push({ name: row.name, text });
    else pasted.filled.push({ indicatorId: row.indicatorId, text });
  }
  return pasted;
}

/** 粘贴 5 格：4 格已填，1 格不是数字（…）。 */
export function pasteWords({ total, filled, notNumbers, blank, beyond }: Pasted): string {
  const named = notNumbers.slice(0, 3).map(({ name, text }) => `${name}“${text}”`);
  const more = notNumbers.length > named.length ? '等' : '';
  const parts = [
    `${filled.length} 格已填`,
    notNumbers.length > 0 ? `${notNumbers.length} 格不是数字（${named.join('、')}${more}），保持原值` : '',
    blank > 0 ? `${blank} 格为空，保持原值` : '',
    beyond > 0 ? `${beyond} 格超出末行，未用` : '',
  ];
  return `粘贴 ${total} 格：${parts.filter(Boolean).join('，')}`;
}
