import { lineKey } from '../forms/form-edits.ts';
import { z } from '../zod.ts';
import type { AccountBook, FunctionEntry } from './account-book.ts';
import { ACCOUNT_FIELDS } from './account-line.ts';

/** A row of the classification under its lasting key: an edit means the same row after somebody else has moved it. */
export type KeyedFunction = FunctionEntry & { key: string };

/** The book as kept. */
export interface StoredBook extends AccountBook {
  functions: KeyedFunction[];
  version: number;
  savedAt: string | null;
  savedBy: string | null;
}

export const FUNCTION_FIELDS = ['class', 'section', 'item', 'final', 'prior', 'reason'] as const;

const LONGEST_CELL = 2000;
const cellText = z.string().max(LONGEST_CELL, `内容最多 ${LONGEST_CELL} 字`).nullable();
const values = {
  value: cellText,
  /** What the editor saw there before: where the book holds something else by now, the two are in conflict. */
  before: cellText.optional(),
};
/** The row it comes to stand under; null for the first place. */
const after = lineKey.nullable();

export const bookEditSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('line'), code: z.string().max(80), field: z.enum(ACCOUNT_FIELDS), ...values }),
    z.strictObject({ kind: z.literal('function'), key: lineKey, field: z.enum(FUNCTION_FIELDS), ...values }),
    z.strictObject({ kind: z.literal('add'), key: lineKey, after }),
    z.strictObject({ kind: z.literal('remove'), key: lineKey }),
    z.strictObject({ kind: z.literal('move'), key: lineKey, after }),
  ],
  { error: '修改的类型无法识别，请刷新页面后重试' },
);
export type BookEdit = z.infer<typeof bookEditSchema>;
export type BookCellEdit = Extract<BookEdit, { value: unknown }>;

export const bookPatchSchema = z.object({
  version: z.int('版本号应为整数').min(0, '版本号应为整数'),
  edits: z.array(bookEditSchema).min(1, '没有修改内容').max(2000, '一次最多修改 2000 处，请分次保存'),
});
export type BookPatch = z.infer<typeof bookPatchSchema>;

/** Name of the edited place: `income.total.prior`, `f3.final`; of a row, its key. */
export function placeOfBookEdit(edit: BookEdit): string {
  switch (edit.kind) {
    case 'line':
      return `${edit.code}.${edit.field}`;
    case 'function':
      return `${edit.key}.${edit.field}`;
    default:
      return edit.key;
  }
}
