import { type Exact, percentOf } from '#domain/decimal.ts';

export type Grade = '优' | '良' | '中' | '差';

/** Lower ends of the grades in percent of the highest total; below the last one it is 差. */
export type GradeThresholds = { excellent: string; good: string; fair: string };

export const GRADE_THRESHOLDS: GradeThresholds = { excellent: '90', good: '80', fair: '60' };

/** Grade of a total out of `max` points (a form whose weights add up to 90 is graded on its share); null out of nothing. */
export function gradeOf(total: Exact, max: Exact, thresholds: GradeThresholds = GRADE_THRESHOLDS): Grade | null {
  const share = percentOf(total, max);
  if (share === null) return null;
  if (share.gte(thresholds.excellent)) return '优';
  if (share.gte(thresholds.good)) return '良';
  return share.gte(thresholds.fair) ? '中' : '差';
}
