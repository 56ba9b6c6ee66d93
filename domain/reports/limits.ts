import { type Exact, exact, exactOrNull, isPlainDecimal, printedInFull } from '../decimal.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { z } from '../zod.ts';
import type { CellFinding } from './finding.ts';
import { figureTextSchema } from './report.ts';

/** What the officer expects of a month's value, in the indicator's unit; a side that is null is not limited. */
export interface Limits {
  lower: Exact | null;
  upper: Exact | null;
  /** 波动倍数: how many standard deviations the outlier rule allows; null for its own. */
  spread: Exact | null;
}

const LEAST_SPREAD = 2;
const MOST_SPREAD = 10;

const spreadSchema = z
  .string({ error: '请填写波动倍数' })
  .trim()
  .regex(/^\d{1,2}(\.\d)?$/, '波动倍数应为数字，最多 1 位小数，如 4 或 2.5')
  .refine((text) => {
    const value = Number(text);
    return !(value < LEAST_SPREAD || value > MOST_SPREAD);
  }, `波动倍数应在 ${LEAST_SPREAD} 至 ${MOST_SPREAD} 之间`);

export const reasonSchema = z
  .string({ error: '请写明原因' })
  .trim()
  .min(2, '请写明原因（至少 2 个字）')
  .max(200, '原因最多 200 字');

/** Also asked of sides that are no numerals, which is told apart. */
function isInOrder(lower: string | null, upper: string | null): boolean {
  if (lower === null || upper === null || !isPlainDecimal(lower) || !isPlainDecimal(upper)) return true;
  return exact(lower).lte(exact(upper));
}

/** Limits as the officer sets them; all three null is clearing them. `version` is the one that was read, 0 for none. */
export const limitsInputSchema = z
  .object({
    version: z.number({ error: '缺少版本号，请刷新后重试' }).int().min(0),
    lower: figureTextSchema.nullable(),
    upper: figureTextSchema.nullable(),
    spread: spreadSchema.nullable(),
    reason: reasonSchema,
  })
  .refine(({ lower, upper }) => isInOrder(lower, upper), {
    error: '下限不能大于上限',
    path: ['lower'],
  });
export type LimitsInput = z.infer<typeof limitsInputSchema>;

export interface LimitProblem {
  path: 'lower' | 'upper';
  message: string;
}

/** What is wrong with limits for this indicator; the schema has looked at the rest. */
export function limitProblems(
  { lower, upper }: Pick<LimitsInput, 'lower' | 'upper'>,
  { accumulation, decimals }: Pick<Indicator, 'accumulation' | 'decimals'>,
): LimitProblem[] {
  const sides = { lower, upper };
  const words = { lower: '下限', upper: '上限' };
  return (['lower', 'upper'] as const).flatMap((path) => {
    const value = exactOrNull(sides[path]);
    if (value === null) return [];
    if (accumulation === 'qualitative') return [{ path, message: '定性指标不设上下限' }];
    if (value.decimalPlaces() > decimals) {
      const allowed = decimals === 0 ? '整数' : `最多 ${decimals} 位小数`;
      return [{ path, message: `${words[path]}应填${allowed}` }];
    }
    return value.lt(0) && accumulation !== 'flow' ? [{ path, message: `该指标不能为负数，${words[path]}也不能` }] : [];
  });
}

/** Outside the limits in force: saved, but wants a note. Null inside them, the limits themselves included. */
export function limitFinding({ lower, upper }: Limits, value: Exact): CellFinding | null {
  if (lower !== null && value.lt(lower)) {
    const message = `低于下限 ${printedInFull(lower)}（绩效管理员设定），请核对或说明`;
    return { level: 'explain', code: 'below-limit', message };
  }
  if (upper !== null && value.gt(upper)) {
    const message = `高于上限 ${printedInFull(upper)}（绩效管理员设定），请核对或说明`;
    return { level: 'explain', code: 'above-limit', message };
  }
  return null;
}

/** Some side or the spread is set: cleared limits limit nothing. */
export function hasLimits({ lower, upper, spread }: Limits): boolean {
  return lower !== null || upper !== null || spread !== null;
}

/** Setting the one where the other stands would change nothing; null is no limits at all. */
export function isSameLimits(one: Limits, other: Limits | null): boolean {
  return (['lower', 'upper', 'spread'] as const).every((side) => {
    const [mine, theirs] = [one[side], other?.[side] ?? null];
    return mine === null || theirs === null ? mine === theirs : mine.eq(theirs);
  });
}
