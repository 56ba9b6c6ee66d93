import { z } from '../zod.ts';

export const thresholdPresets = ['strict', 'fiscal'] as const;
export type ThresholdPreset = (typeof thresholdPresets)[number];

/** Shares of 1 as decimal text; settings of the year. */
export const thresholdsSchema = z.object({
  preset: z.enum(thresholdPresets),
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

export const thresholdPresetNames: Record<ThresholdPreset, string> = {
  strict: '从严（正常 ≥95%，偏离 ≥85%）',
  fiscal: '财政（正常 ≥80%，偏离 ≥60%，超额 ≥120%）',
};
