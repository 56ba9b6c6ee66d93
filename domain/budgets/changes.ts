import { daySchema } from '../calendar/working-days.ts';
import { exact, isPlainDecimal } from '../decimal.ts';
import type { Action } from '../permissions.ts';
import type { ReportMove } from '../reports/moves.ts';
import { reportMoves } from '../reports/moves.ts';
import { figureTextSchema } from '../reports/report.ts';
import { z } from '../zod.ts';

/** 万元, never below nothing. */
export const moneySchema = figureTextSchema.refine((text) => !isPlainDecimal(text) || !exact(text).isNegative(), {
  error: '金额不能为负数；冲回后请填写冲回之后的累计执行数',
});

const noteSchema = z
  .string()
  .trim()
  .max(200, '说明最多 200 字')
  .nullable()
  .default(null)
  .transform((text) => text || null);

const versionSchema = z.number({ error: '缺少版本号，请刷新后重试' }).int().min(0);

/** One cell: the cumulative of a line at the end of the month, with the version of the cell that was read (0: none). */
export const budgetEntrySchema = z.object({
  lineId: z.number({ error: '缺少资金行编号' }).int(),
  executed: moneySchema.nullable(),
  note: noteSchema,
  version: versionSchema,
});
export type BudgetEntryInput = z.infer<typeof budgetEntrySchema>;

export const budgetSaveSchema = z.object({
  entries: z
    .array(budgetEntrySchema)
    .min(1, '没有要保存的数据')
    .max(500, '一次最多保存 500 项')
    .refine((all) => new Set(all.map(({ lineId }) => lineId)).size === all.length, '同一资金行只能填一次'),
});
export type BudgetSave = z.infer<typeof budgetSaveSchema>;

/** The life of a month is that of the departments' reports. */
export const budgetMoveSchema = z.object({
  move: z.enum(reportMoves, '操作应为 submit、approve、return 或 reopen 之一'),
  reason: z.string().trim().max(500, '原因最多 500 字').optional(),
  version: versionSchema,
});
export type BudgetMoveRequest = z.infer<typeof budgetMoveSchema>;

export const budgetActionOf: Record<ReportMove, Action> = {
  submit: 'budget.submit',
  approve: 'budget.approve',
  return: 'budget.return',
  reopen: 'budget.reopen',
};

const reasonSchema = z
  .string({ error: '请写明调整原因' })
  .trim()
  .min(2, '请写明原因（至少 2 个字）')
  .max(200, '原因最多 200 字');

/** 追加 is positive, 调减 negative. */
export const adjustmentSchema = z.object({
  date: daySchema,
  amount: figureTextSchema.refine((text) => !isPlainDecimal(text) || !exact(text).isZero(), '调整金额不能为 0'),
  reason: reasonSchema,
  documentNumber: z
    .string({ error: '请填写文号' })
    .trim()
    .min(1, '请填写文号；没有文号的填“无”')
    .max(80, '文号最多 80 字'),
});
export type NewAdjustment = z.infer<typeof adjustmentSchema>;

export const counterEntrySchema = z.object({ reason: reasonSchema });

const nameSchema = (name: string, most: number) =>
  z
    .string({ error: `请填写${name}` })
    .trim()
    .min(1, `请填写${name}`)
    .max(most, `${name}最多 ${most} 字`);

/** A project that is not there yet, with the money of each source. */
export const newProjectSchema = z.object({
  name: nameSchema('项目名称', 100),
  lines: z
    .array(z.object({ source: nameSchema('资金来源', 40), initial: moneySchema.nullable().default(null) }))
    .min(1, '请至少填写一个资金来源')
    .max(10, '一个项目最多 10 个资金来源')
    .refine((all) => new Set(all.map(({ source }) => source)).size === all.length, '资金来源不能重复'),
});
export type NewProject = z.infer<typeof newProjectSchema>;

/** Where a year's lines are taken from: the fund lines of its forms, or last year's lines without figures. */
export const budgetStartSchema = z.object({
  from: z.enum(['forms', 'last-year'], '请选择从自评表或从上年建立'),
});
export type BudgetStart = z.infer<typeof budgetStartSchema>;

/** 年初预算数, before the first month of the year is approved. */
export const initialSchema = z.object({
  initial: moneySchema.nullable(),
  /** As it was read, so that nobody writes over another's. */
  before: moneySchema.nullable(),
});
export type InitialChange = z.infer<typeof initialSchema>;
