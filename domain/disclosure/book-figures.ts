import type { AccountBook } from '../accounts/account-book.ts';
import { accountValues } from '../accounts/account-values.ts';
import { classesOf, classStem, itemStem } from '../accounts/function-lines.ts';
import { accountFigure, wordsFigure } from './bound-figures.ts';
import type { BoundFigure, DisclosureFigures, FunctionLine } from './figures.ts';

/** Counted from the departments themselves. */
const COUNTED_ELSEWHERE = ['staff.departmentCount'];

/** Every figure of a year's account book, and its functional classification as the lists of a template. */
export function bookFigures(book: AccountBook): Pick<DisclosureFigures, 'figures' | 'classes' | 'items'> {
  const all = [...accountValues(book).values()].map((value) => accountFigure(value, book.year));
  const byCode = new Map(all.map((figure) => [figure.code, figure]));
  return {
    // Those of the classification are named by the lists: their names repeat.
    figures: all.filter(({ code }) => !code.startsWith('function.') && !COUNTED_ELSEWHERE.includes(code)),
    classes: classesOf(book.functions).flatMap(({ name }, index) => {
      const stem = classStem(index);
      return lineOf(index, { 名称: name }, { 金额: byCode.get(`${stem}.amount`), 占比: byCode.get(`${stem}.share`) });
    }),
    items: book.functions.flatMap((entry, index) => {
      const stem = itemStem(index);
      const amount = byCode.get(`${stem}.amount`);
      const figures = {
        决算数: amount,
        变动: byCode.get(`${stem}.change`),
        变动率: byCode.get(`${stem}.changePercent`),
        原因: amount,
      };
      return lineOf(index, { 类: entry.class, 款: entry.section, 项: entry.item }, figures);
    }),
  };
}

function lineOf(
  index: number,
  words: Record<string, string>,
  figures: Record<string, BoundFigure | undefined>,
): FunctionLine[] {
  const line: FunctionLine = new Map([['序号', wordsFigure('序号', '序号', String(index + 1))]]);
  for (const [name, text] of Object.entries(words)) line.set(name, wordsFigure(name, name, text));
  for (const [name, figure] of Object.entries(figures)) {
    if (figure === undefined) return [];
    line.set(name, figure);
  }
  return [line];
}
