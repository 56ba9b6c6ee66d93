import { exact } from '#domain/decimal.ts';
import { numberText, plainNumeral } from '#domain/forms/numeral.ts';
import { z } from '../zod.ts';
import { BANDS, type PolicyOverride, PRESETS } from './policy.ts';

/**
 * `60`, `"60"`, `"60%"` or the number 0.6 → `60`. Only a number below one is a ratio; a text is in percent always, so that
 * what was read once reads the same again.
 */
const percent = (name: string) =>
  z.union([z.string().max(20), z.number()], { error: `${name}应为百分数` }).transform((value, context) => {
    if (typeof value === 'string' && value.trim() === '') {
      context.addIssue({ code: 'custom', message: `请填写${name}`, input: value });
      return z.NEVER;
    }
    const plain = typeof value === 'number' ? numberText(value) : plainNumeral(value.replace(/[%％]\s*$/, ''));
    if (plain === null || exact(plain).isNegative() || exact(plain).gt(1000)) {
      context.addIssue({ code: 'custom', message: `${name}无法识别：${value}`, input: value });
      return z.NEVER;
    }
    return typeof value === 'number' && exact(plain).lt(1) ? exact(plain).times(100).toFixed() : plain;
  });

const passLine = percent('及格线')
  .refine((text) => exact(text).lt(100), '及格线应低于 100%')
  .default('60');

const proportional = z.object({ rule: z.literal('proportional') });
const full = z.object({ rule: z.literal('full') });
const withPassLine = z.object({ rule: z.literal('pass-line'), passLine });

const decimals = z.int().min(0).max(6);
const roundingSchema = z.strictObject({
  mode: z.enum(['half-up', 'half-even']).optional(),
  decimals: decimals.optional(),
});

/** A choice is written out (`{rule: "pass-line", passLine: 60}`) or by its bare name (`"pass-line"`). */
function choice<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' ? { rule: value } : value), schema).optional();
}

const rules = (name: string, ...known: string[]) => ({ error: `${name}应为 ${known.join('、')} 之一` });

const bandSchema = z
  .strictObject({ from: percent('档次下限'), to: percent('档次上限'), given: percent('档次得分') })
  .refine(({ from, to, given }) => exact(from).lte(given) && exact(given).lte(to), '档次得分应在上下限之间');

const executionRules = ['proportional', 'pass-line', 'full'] as const;

const executionCapSchema = z.strictObject({ below: percent('执行率界限'), cap: percent('总分上限') });

const totalPolicySchema = z.strictObject({
  executionCaps: z
    .array(executionCapSchema)
    .max(10, '总分上限最多 10 档')
    .refine((caps) => new Set(caps.map(({ below }) => exact(below).toFixed())).size === caps.length, {
      error: '同一执行率界限只能规定一个总分上限',
    })
    .optional(),
  deviationAbove: percent('偏差界限')
    .refine((text) => exact(text).gte(100), '偏差界限不应低于 100%')
    .nullable()
    .optional(),
});

/** A policy, or parts of one, as sent with a form (`policy`), on a row, or declared beside the seeds. */
export const policyOverrideSchema = z
  .strictObject(
    {
      preset: z.enum(PRESETS, { error: `评分办法应为 ${PRESETS.join('、')} 之一` }).optional(),
      shortfall: choice(
        z.discriminatedUnion(
          'rule',
          [proportional, withPassLine, z.object({ rule: z.literal('all-or-nothing') })],
          rules('未完成的计分办法', 'proportional', 'pass-line', 'all-or-nothing'),
        ),
      ),
      excess: choice(
        z.discriminatedUnion(
          'rule',
          [full, z.object({ rule: z.literal('deduct'), tolerance: percent('允许超额').default('0') })],
          rules('超额完成的计分办法', 'full', 'deduct'),
        ),
      ),
      belowMoneyCeiling: choice(
        z.discriminatedUnion('rule', [full, withPassLine], rules('资金上限节约的计分办法', 'full', 'pass-line')),
      ),
      aboveCeiling: choice(
        z.discriminatedUnion(
          'rule',
          [proportional, withPassLine],
          rules('超过上限的计分办法', 'proportional', 'pass-line'),
        ),
      ),
      execution: choice(
        z.strictObject({
          rule: z.enum(executionRules, rules('预算执行率的计分办法', ...executionRules)),
          passLine: passLine.unwrap().optional(),
          rateDecimals: decimals.optional(),
          rounding: z.strictObject({ mode: z.enum(['half-up', 'half-even']), decimals }).optional(),
        }),
      ),
      completionDecimals: decimals.nullable().optional(),
      total: totalPolicySchema.optional(),
      qualitative: z.partialRecord(z.enum(BANDS), bandSchema).optional(),
      rounding: roundingSchema.optional(),
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys' ? `评分办法中有不认识的选项：${issue.keys.join('、')}` : undefined,
    },
  )
  .transform((parts): PolicyOverride => parts);
