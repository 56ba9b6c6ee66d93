import { exact, isPlainDecimal, LARGEST_FIGURE } from '../decimal.ts';
import { z } from '../zod.ts';
import { absenceSchema } from './absence.ts';

/** A figure as typed: plain decimal, at most six decimals. Finer limits belong to the indicator. */
export const figureTextSchema = z
  .string({ error: '请填写数字' })
  .trim()
  .refine(isPlainDecimal, '请填写数字，如 82.76；不要带单位、逗号或空格')
  .refine((text) => !isPlainDecimal(text) || (text.split('.')[1] ?? '').length <= 6, '小数最多 6 位')
  .refine((text) => !isPlainDecimal(text) || exact(text).abs().lte(LARGEST_FIGURE), '数值过大，请核对单位');

export const entryInputSchema = z
  .object({
    indicatorId: z.number({ error: '缺少指标编号' }).int(),
    value: figureTextSchema.nullable(),
    /** 未发生 in place of a value; left out, there is none. */
    absence: absenceSchema.nullable().optional(),
    note: z.string().trim().max(500, '说明最多 500 字').nullable().default(null),
    /** Of a rate made of two counts: what is entered; its `value` may be left null and must not contradict them. */
    numerator: figureTextSchema.nullish(),
    denominator: figureTextSchema.nullish(),
  })
  .refine(({ value, numerator, denominator, absence }) => !absence || !(value ?? numerator ?? denominator), {
    error: '填了数值就不能再标“未发生”，请只留其一',
    path: ['absence'],
  });
export type EntryInput = z.infer<typeof entryInputSchema>;

export const reportSaveSchema = z.object({
  version: z.number({ error: '缺少版本号，请刷新后重试' }).int().min(0),
  entries: z.array(entryInputSchema).min(1, '没有要保存的数据').max(500, '一次最多保存 500 项'),
  /** Names one act of saving: sent again with the same key, it answers the report as it is and writes nothing. */
  key: z.uuid('保存请求的标识应为 UUID').optional(),
});
export type ReportSave = z.infer<typeof reportSaveSchema>;
