import { exact } from '#domain/decimal.ts';
import { yearSchema } from '#domain/period.ts';
import { BANDS } from '#domain/scoring/policy.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';
import { z } from '../zod.ts';
import { numberText, numeralSchema } from './numeral.ts';
import { readOperator } from './value-text.ts';

export const FORM_KINDS = ['overall', 'project'] as const;
export const MONEY_UNITS = ['万元', '元'] as const;

export const LONGEST_TEXT = 10_000;
export const MOST_ROWS = 500;

/** A text cell; blank is null. A number typed into a text cell is taken as written. */
function textSchema(name: string) {
  return z
    .union([z.string().max(LONGEST_TEXT, `${name}过长`), z.number()], { error: `${name}应为文本` })
    .nullish()
    .transform((value) => (value === null || value === undefined ? null : String(value).trim() || null));
}

/** A value cell: numeral or words. A JSON number must be one that binary floating point has not touched. */
function valueSchema(name: string) {
  return z
    .union([z.string().max(LONGEST_TEXT, `${name}过长`), z.number()], { error: `${name}应为数字或文本` })
    .nullish()
    .transform((value, context) => {
      if (typeof value !== 'number') return value?.trim() || null;
      const text = numberText(value);
      if (text !== null) return text;
      context.addIssue({ code: 'custom', message: `${name}位数过多，请改用文本填写`, input: value });
      return z.NEVER;
    });
}

const points = (name: string) => numeralSchema(name, /\s*分$/);

/** An execution rate as it prints: `96.50%`. */
export const rateSchema = numeralSchema('执行率', /\s*[%％]$/).transform((rate) => (rate === null ? null : `${rate}%`));

const operatorSchema = textSchema('比较符号').transform((text, context) => {
  const operator = text === null ? null : readOperator(text);
  if (text !== null && operator === null) {
    context.addIssue({ code: 'custom', message: `比较符号无法识别：${text}，应为 >=、<= 或 =`, input: text });
    return z.NEVER;
  }
  return operator;
});

const fundDraft = z.object({
  source: textSchema('资金来源').transform((source) => source ?? ''),
  initial: numeralSchema('年初预算数'),
  adjusted: numeralSchema('全年预算数'),
  executed: numeralSchema('全年执行数'),
  weight: points('分值'),
  rate: rateSchema,
  score: points('得分'),
});

/** The target is given as printed (`targetText`), in parts (`operator`, `target`, `unit`), or both; likewise the actual. */
const rowDraft = z.object({
  level1: textSchema('一级指标'),
  level2: textSchema('二级指标'),
  level3: textSchema('三级指标'),
  operator: operatorSchema,
  target: valueSchema('指标值'),
  unit: textSchema('计量单位'),
  targetText: textSchema('指标值'),
  basis: textSchema('指标值设定依据'),
  weight: points('分值'),
  actual: valueSchema('完成值'),
  actualUnit: textSchema('完成值单位'),
  actualText: textSchema('完成值'),
  score: points('得分'),
  reason: textSchema('偏差原因'),
  indicatorId: textSchema('指标编号'),
  policy: policyOverrideSchema.nullish().transform((policy) => policy ?? null),
  band: z
    .enum(BANDS, { error: `完成档次应为 ${BANDS.join('、')} 之一` })
    .nullish()
    .transform((band) => band ?? null),
});

/** The total as printed, alone or as `GET /api/forms/{id}` gives it, where only the printed half is taken. */
const totalSchema = z
  .union([points('总分'), z.object({ printed: points('总分') })], { error: '总分无法识别' })
  .transform((total) => (typeof total === 'object' ? (total?.printed ?? null) : total));

/** Fixed points off the total, each with what they are taken for. */
export const deductionSchema = z.object({
  reason: textSchema('扣分原因').pipe(z.string({ error: '请写明扣分原因' })),
  points: points('扣分').pipe(
    z.string({ error: '请填写扣分' }).refine((text) => exact(text).isPositive(), '扣分应为正数，不带减号'),
  ),
});

const goalsSchema = z
  .object({ expected: textSchema('预期目标'), actual: textSchema('实际完成情况') })
  .nullish()
  .transform((goals) => goals ?? { expected: null, actual: null });

/**
 * Body of `POST /api/forms` and a form of the seeds: what a paper form says, with its quirks. Weights need not add up,
 * scores, weights and budgets may be missing, spending may exceed the budget; only what cannot be read is refused.
 */
export const formDraftSchema = z.object({
  code: textSchema('编号'),
  kind: z.enum(FORM_KINDS, { error: '自评表类型应为 overall（整体支出）或 project（项目支出）' }),
  year: yearSchema,
  name: textSchema('名称').pipe(z.string({ error: '名称不能为空' })),
  department: textSchema('主管部门'),
  unit: textSchema('实施单位'),
  moneyUnit: z.enum(MONEY_UNITS, { error: '金额单位应为 万元 或 元' }).default('万元'),
  goals: goalsSchema,
  funds: z.array(fundDraft, { error: '资金应为列表' }).max(MOST_ROWS, '资金行过多').default([]),
  rows: z.array(rowDraft, { error: '指标应为列表' }).max(MOST_ROWS, '指标行过多').default([]),
  deductions: z.array(deductionSchema, { error: '扣分应为列表' }).max(50, '扣分项过多').default([]),
  total: totalSchema,
  weightTotal: points('分值总和'),
  policy: policyOverrideSchema.nullish().transform((policy) => policy ?? null),
});

export type FormDraft = z.output<typeof formDraftSchema>;
export type FormDraftInput = z.input<typeof formDraftSchema>;
export type RowDraft = FormDraft['rows'][number];
