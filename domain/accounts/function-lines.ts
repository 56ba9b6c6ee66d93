import { placeNumber } from '../consistency/account-relations.ts';
import type { FunctionEntry } from './account-book.ts';
import type { AccountField, AccountLine } from './account-line.ts';

const ITEM_FIELDS = ['final', 'prior', 'reason'] as const satisfies readonly AccountField[];

/** Code of the item (项) in this place of the book, counted from 0, as a stem: function.item01. */
export function itemStem(index: number): string {
  return `function.item${placeNumber(index + 1)}`;
}

/** The 类 of the classification in the order in which they first appear, each with the places of its items. */
export function classesOf(functions: readonly Pick<FunctionEntry, 'class'>[]): { name: string; items: number[] }[] {
  const names = [...new Set(functions.map((entry) => entry.class))];
  return names.map((name) => ({
    name,
    items: functions.flatMap((entry, index) => (entry.class === name ? [index] : [])),
  }));
}

export function classStem(index: number): string {
  return `function.class${placeNumber(index + 1)}`;
}

/** The lines of section 五 that the classification has this year: classes summed from their items, then the items. */
export function functionLines(functions: readonly Pick<FunctionEntry, 'class' | 'item'>[]): AccountLine[] {
  const row = (stem: string, name: string, fields: readonly AccountField[]): AccountLine => ({
    code: `${stem}.amount`,
    section: '五',
    name,
    unit: '万元',
    fields,
    share: fields.length === 0 ? `${stem}.share` : null,
    comparison: { stem, name: `${name}比上年决算` },
    budget: null,
    mayBeNegative: false,
  });
  return [
    ...classesOf(functions).map(({ name }, index) => row(classStem(index), name, [])),
    ...functions.map((entry, index) => row(itemStem(index), entry.item, ITEM_FIELDS)),
  ];
}

/** The lines of the items alone, in the order of the book. */
export function itemLines(functions: readonly Pick<FunctionEntry, 'class' | 'item'>[]): AccountLine[] {
  return functionLines(functions).filter((line) => line.fields.length > 0);
}
