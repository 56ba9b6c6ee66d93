import { findHeading, ROW_HEADINGS } from '#domain/forms/paper/columns.ts';
import { labelOf, type PaperCell, PaperGrid } from '#domain/forms/paper/grid.ts';
import { readPaperForm } from '#domain/forms/paper/read-form.ts';
import { nextFormRow } from '#domain/forms/paper/titles.ts';
import { weightDoubt } from './form-weights.ts';
import type { ReadForm } from './read-form.ts';
import type { ReadingSource, UnreadPart } from './reading.ts';
import { readable, type SourceLine } from './source-lines.ts';

const WANTED = ['level3', 'targetText'] as const;
/** What stands over a form's table as paragraphs: its title, its year, its unit. */
const OVER_FORM = /自评(价)?表|^\(?20\d{2}年度?\)?$|^(金额)?单位[:：]/;
const MOST_OVER = 3;
const LONGEST_QUOTE = 400;
/** A paragraph of this length was cut by whoever read the file. */
const CUT = 10_000;

/** A text document as its paragraphs in their order and the forms of its tables; other tables are said not to be read. */
export function sourceOfPage(page: PaperGrid, year: number): ReadingSource {
  const lines: SourceLine[] = [];
  const forms: ReadForm[] = [];
  const unread: UnreadPart[] = [];
  let row = 0;
  while (row < page.height) {
    const paragraph = paragraphAt(page, row);
    if (paragraph !== null) {
      if (paragraph !== '') lines.push({ text: paragraph, number: row + 1 });
      if (paragraph.length >= CUT) {
        unread.push({ place: `第 ${row + 1} 行`, quote: paragraph.slice(-80), words: '这一段过长，只读取了前一万字' });
      }
      row += 1;
      continue;
    }
    const end = endOfTable(page, row);
    const over = linesOver(lines, page, row);
    const read = formsIn(page, row - over, end, year);
    if (read.length > 0) lines.splice(lines.length - over, over);
    else unread.push(tableOf(page, row, end));
    forms.push(...read);
    row = end;
  }
  return { lines, isWrapped: false, forms, unread };
}

/** The words of a row that is a paragraph; null for a row of a table. */
function paragraphAt(page: PaperGrid, row: number): string | null {
  const cells = page.row(row);
  const [cell] = cells;
  if (!cell) return '';
  return cells.length === 1 && !cell.address.includes('格') ? readable(cell.text.replaceAll('\n', ' ')) : null;
}

function endOfTable(page: PaperGrid, from: number): number {
  let row = from;
  while (row < page.height && paragraphAt(page, row) === null) row += 1;
  return row;
}

/** How many of the last lines belong to the table below them. */
function linesOver(lines: readonly SourceLine[], page: PaperGrid, row: number): number {
  let count = 0;
  while (count < MOST_OVER) {
    const line = lines.at(-1 - count);
    const isNear = line && line.number === row - count && paragraphAt(page, row - 1 - count) !== null;
    if (!isNear || line.text.length > 40 || !OVER_FORM.test(labelOf(line.text))) break;
    count += 1;
  }
  return count;
}

/** Every form between two rows, one below the other. */
function formsIn(page: PaperGrid, from: number, to: number, year: number): ReadForm[] {
  const forms: ReadForm[] = [];
  let start = from;
  while (start < to) {
    const part = rowsBetween(page, start, to);
    const reading = readPaperForm(part, year);
    const heading = findHeading(part, ROW_HEADINGS, WANTED);
    if (!reading || !heading) return forms;
    const next = nextFormRow(part, heading.row);
    forms.push(
      readForm(
        next === null ? reading : (readPaperForm(rowsBetween(page, start, start + next), year) ?? reading),
        start,
      ),
    );
    start = next === null ? to : start + next;
  }
  return forms;
}

function readForm({ draft, warnings }: NonNullable<ReturnType<typeof readPaperForm>>, row: number): ReadForm {
  const title = draft.kind === 'overall' ? '部门（单位）整体支出绩效自评表' : '项目支出绩效自评表';
  const read = { ...draft, year: Number(draft.year), name: String(draft.name) };
  const weights = weightDoubt(read, row + 1);
  const doubts = warnings.map((words) => ({ path: '', words, quote: '', line: row + 1 }));
  return { title, draft: read, doubts: weights ? [...doubts, weights] : doubts, start: 0, end: 0 };
}

/** The rows as a table of their own; a cell merged over the upper edge is cut there. */
function rowsBetween(page: PaperGrid, from: number, to: number): PaperGrid {
  const cells = new Map<PaperCell, PaperCell>();
  for (let row = from; row < to; row += 1) {
    for (const cell of page.row(row)) {
      if (cells.has(cell)) continue;
      const top = Math.max(cell.row, from);
      const bottom = Math.min(cell.row + cell.rowspan, to);
      cells.set(cell, { ...cell, row: top - from, rowspan: bottom - top });
    }
  }
  return new PaperGrid([...cells.values()]);
}

function tableOf(page: PaperGrid, from: number, to: number): UnreadPart {
  const words: string[] = [];
  for (let row = from; row < to && words.join('').length < LONGEST_QUOTE; row += 1) {
    words.push(
      page
        .row(row)
        .map(({ text }) => readable(text.replaceAll('\n', ' ')))
        .join(' ｜ '),
    );
  }
  const quote = words.join('\n').slice(0, LONGEST_QUOTE);
  return { place: `表格，第 ${from + 1} 至 ${to} 行`, quote, words: '这张表不是自评表，没有读取' };
}
