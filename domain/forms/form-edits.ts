import { BANDS } from '#domain/scoring/policy.ts';
import { z } from '../zod.ts';
import { LONGEST_TEXT } from './form-draft.ts';

/**
 * One change of a form, addressed by the lasting key of a line and not by its place, so that it means the same after
 * somebody else has moved the lines.
 */

/** Fields of the form itself. `expected` and `actual` are the two halves of 年度总体目标. */
export const HEADING_FIELDS = ['name', 'department', 'unit', 'moneyUnit', 'expected', 'actual', 'weightTotal'] as const;
export const EDITED_FUND_FIELDS = ['source', 'initial', 'adjusted', 'executed', 'weight', 'rate'] as const;
export const EDITED_ROW_FIELDS = [
  'level1',
  'level2',
  'level3',
  'target',
  'basis',
  'weight',
  'actual',
  'reason',
  'band',
  'indicator',
] as const;
export type HeadingField = (typeof HEADING_FIELDS)[number];
export type EditedFundField = (typeof EDITED_FUND_FIELDS)[number];
export type EditedRowField = (typeof EDITED_ROW_FIELDS)[number];

/** The lasting name of a line. */
export const lineKey = z.string().regex(/^[a-z0-9]{1,24}$/, '行的标识无法识别，请刷新页面后重试');
const cellText = z.string().max(LONGEST_TEXT, `内容最多 ${LONGEST_TEXT} 字`).nullable();
const values = {
  value: cellText,
  /** What the editor saw there before: where the form holds something else by now, the two are in conflict. */
  before: cellText.optional(),
};

/** What a value cell means where its text does not say it; sent when an edit is taken back. */
const parts = z.strictObject({
  operator: z.enum(['>=', '<=', '=']).nullable(),
  value: cellText,
  unit: cellText,
});

const part = z.enum(['row', 'fund']);
/** The line it comes to stand under; null for the first place. */
const after = lineKey.nullable();

export const formEditSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('heading'), field: z.enum(HEADING_FIELDS), ...values }),
    z.strictObject({ kind: z.literal('fund'), key: lineKey, field: z.enum(EDITED_FUND_FIELDS), ...values }),
    z.strictObject({
      kind: z.literal('row'),
      key: lineKey,
      field: z.enum(EDITED_ROW_FIELDS),
      ...values,
      parts: parts.optional(),
      /** The alert whose 整改措施 the reason is taken from; left out, the origin stays what it was. */
      alert: z
        .string()
        .regex(/^\d{1,9}$/, '预警编号无法识别')
        .nullable()
        .optional(),
    }),
    /** A printed score (or total, without a key) gives way to the computed one, or is put back. */
    z.strictObject({
      kind: z.literal('score'),
      part: z.enum(['row', 'fund', 'total']),
      key: lineKey.nullable(),
      use: z.enum(['computed', 'printed']),
    }),
    z.strictObject({ kind: z.literal('add'), part, key: lineKey, after }),
    z.strictObject({ kind: z.literal('remove'), part, key: lineKey }),
    z.strictObject({ kind: z.literal('restore'), part, key: lineKey, after }),
    z.strictObject({ kind: z.literal('move'), part, key: lineKey, after }),
  ],
  { error: '修改的类型无法识别，请刷新页面后重试' },
);
export type FormEdit = z.infer<typeof formEditSchema>;
export type CellEdit = Extract<FormEdit, { value: unknown }>;
export type RowEdit = Extract<FormEdit, { kind: 'row' }>;
export type LineMove = Extract<FormEdit, { kind: 'add' | 'remove' | 'restore' | 'move' }>;

export const formPatchSchema = z.object({
  version: z.int('版本号应为整数').min(0, '版本号应为整数'),
  edits: z.array(formEditSchema).min(1, '没有修改内容').max(200, '一次最多修改 200 处，请分次保存'),
});
export type FormPatch = z.infer<typeof formPatchSchema>;

export const bandSchema = z.enum(BANDS, '完成档次应为达成、部分达成或未达成');

export function isCellEdit<E extends { kind: string }>(edit: E): edit is Extract<E, { value: unknown }> {
  return edit.kind === 'heading' || edit.kind === 'fund' || edit.kind === 'row';
}

/** A cell of a line, of whatever paper. */
interface LineCell {
  kind: 'row' | 'fund';
  key: string;
  field: string;
}

/** Name of the edited place: `r3.reason`, `actual`, `total.score`. The same place has the same name whatever the edit. */
export function placeOfEdit(edit: FormEdit | LineCell): string {
  switch (edit.kind) {
    case 'heading':
      return edit.field;
    case 'fund':
    case 'row':
      return `${edit.key}.${edit.field}`;
    case 'score':
      return `${edit.key ?? 'total'}.score`;
    default:
      return edit.key;
  }
}
