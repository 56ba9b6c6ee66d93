import { exact, exactOrNull, printedInFull } from '#domain/decimal.ts';
import { GRADE_THRESHOLDS, type Grade } from '#domain/scoring/grade.ts';

/** How a total stands to the sum of its scores. */
export type TotalReading = 'equal' | 'differs' | 'not-printed' | 'not-scored';

export interface TotalView {
  reading: TotalReading;
  /** Printed minus computed, `-4.42`; null unless they differ. */
  difference: string | null;
}

/** The printed total against the sum of the scores; `100` and `100.00` are the same total. */
export function totalView(computed: string | null, printedTotal: string | null): TotalView {
  if (computed === null) return { reading: 'not-scored', difference: null };
  if (printedTotal === null) return { reading: 'not-printed', difference: null };
  const difference = exact(printedTotal).minus(exact(computed));
  if (difference.isZero()) return { reading: 'equal', difference: null };
  return { reading: 'differs', difference: printedInFull(difference) };
}

/** `少 4.42 分`: what the printed total says less or more than the scores add up to. */
export function differenceWords(difference: string): string {
  return difference.startsWith('-') ? `少 ${difference.slice(1)} 分` : `多 ${difference} 分`;
}

/**
 * What the printed total says and what the scores say, side by side; and the line whose score is exactly the difference,
 * when there is one: it was most likely left out (or counted twice).
 */
export function contradictionWords(
  printedTotal: string | null,
  difference: string,
  lines: readonly { name: string; score: string | null }[],
  isAdjusted = false,
): string {
  const amount = exact(difference).abs();
  const found = lines.filter(({ score }) => exactOrNull(score)?.eq(amount));
  const [only] = found.length === 1 ? found : [];
  const hint = only ? `差额正好等于“${only.name}”的得分。` : '';
  return `表上总分 ${printedTotal} 分，比${isAdjusted ? '扣分、限高后的合计' : '各行得分之和'}${differenceWords(difference)}。${hint}两数并列，未作更改。`;
}

const { excellent, good, fair } = GRADE_THRESHOLDS;

/** What a grade means, in percent of the highest total. */
export const gradeWords: Record<Grade, string> = {
  优: `满分的 ${excellent}% 及以上`,
  良: `满分的 ${good}% 至 ${excellent}%`,
  中: `满分的 ${fair}% 至 ${good}%`,
  差: `不足满分的 ${fair}%`,
};
