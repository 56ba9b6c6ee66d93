import { exact } from '../decimal.ts';
import { figureTextSchema } from '../reports/report.ts';
import { z } from '../zod.ts';

export const thresholdPresets = ['strict', 'fiscal'] as const;
export type ThresholdPreset = (typeof thresholdPresets)[number];

/** Shares of 1 as decimal text; settings of the year. */
export const thresholdsSchema = z.object({
  /** `own`: numbers of no preset. */
  preset: z.enum([...thresholdPresets, 'own']),
  /** On track from this share of the plan path on. */
  green: z.string(),
  /** Behind from this share on, seriously behind below it. */
  yellow: z.string(),
  /** A count beyond the target by more than this share is over-fulfilled: it costs points and wants a reason. */
  overTolerance: z.string(),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

export const thresholdsOf: Record<ThresholdPreset, Thresholds> = {
  strict: { preset: 'strict', green: '0.95', yellow: '0.85', overTolerance: '0.2' },
  fiscal: { preset: 'fiscal', green: '0.8', yellow: '0.6', overTolerance: '0.2' },
};

export const presetWords: Record<Thresholds['preset'], string> = { strict: '从严', fiscal: '财政', own: '自定' };

const share = figureTextSchema
  .refine((text) => !text.startsWith('-'), '不能为负数')
  .refine((text) => (text.split('.')[1] ?? '').length <= 4, '百分数最多两位小数');

/** The numbers alone, shares of 1; which preset they are follows from them. */
export const thresholdNumbersSchema = z
  .object({ green: share, yellow: share, overTolerance: share })
  .refine(({ green }) => exact(green).lte(1), { error: '“正常”应不超过 100%', path: ['green'] })
  .refine(({ yellow }) => exact(yellow).gt(0), { error: '“偏离”应大于 0%', path: ['yellow'] })
  .refine(({ green, yellow }) => exact(yellow).lt(exact(green)), { error: '“偏离”应低于“正常”', path: ['yellow'] })
  .refine(({ overTolerance }) => exact(overTolerance).lte(5), { error: '超额容许最多 500%', path: ['overTolerance'] });
export type ThresholdNumbers = z.infer<typeof thresholdNumbersSchema>;

export const thresholdsInputSchema = thresholdNumbersSchema.and(
  z.object({
    reason: z.string({ error: '请写明原因' }).trim().min(2, '请写明原因（至少 2 个字）').max(200, '原因最多 200 字'),
    /** The last version that was read; 0: never changed. */
    version: z.number('缺少版本号，请刷新后重试').int().min(0),
  }),
);
export type ThresholdsInput = z.infer<typeof thresholdsInputSchema>;

/** With the preset that has the same numbers, however they are written. */
export function thresholdsFrom(numbers: ThresholdNumbers): Thresholds {
  const preset = thresholdPresets.find((one) => isSameThresholds(thresholdsOf[one], numbers)) ?? 'own';
  const { green, yellow, overTolerance } = numbers;
  return { preset, green, yellow, overTolerance };
}

export function isSameThresholds(one: ThresholdNumbers, other: ThresholdNumbers): boolean {
  return (['green', 'yellow', 'overTolerance'] as const).every((key) => exact(one[key]).eq(exact(other[key])));
}
