import { refText } from '../disclosure/figure-ref.ts';
import { type Block, type Cell, headings, rowsOf } from '../forms/document.ts';

export const heading = (text: string) => ({ kind: 'heading' as const, text });
export const subheading = (text: string): Block => ({ kind: 'heading', text, level: 2 });
export const paragraph = (text: string) => ({ kind: 'paragraph' as const, text });

/** Where a goal's value of the month comes from. */
export function originOf({ id }: { id: number }, year: number, month: number): string {
  return refText({ kind: 'indicator', year, month, indicatorId: id });
}

/** As wide as the type area: the widths are 156 mm together. */
export function table(titles: string[], widths: number[], rows: Cell[][]): Block {
  return {
    kind: 'table',
    columns: widths.map((width) => ({ width })),
    rows: rowsOf([headings(0, titles), ...rows], [0]),
  };
}

/** `2024年12月20日` */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `（一）`, for the parts of a section; figures from eleven on as well. */
export function numeral(count: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const tens = Math.floor(count / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `（${ten}${digits[count % 10]}）`;
}
