import { reasonSchema } from '#domain/reports/limits.ts';
import type { Deduction } from '#domain/scoring/total-score.ts';
import { z } from '../zod.ts';
import { deductionSchema } from './form-draft.ts';

/** A deduction with who entered it and when; null for one that came with the form. */
export type FormDeduction = Deduction & { by: string | null; at: string | null };

/** As kept: those from before names were kept have none. */
export const keptDeductionSchema = deductionSchema.extend({
  by: z.string().nullable().default(null),
  at: z.string().nullable().default(null),
});

/** Body of `PUT /api/forms/{id}/deductions`: the whole list as it shall stand, and why it is changed. */
export const formDeductionsSchema = z.object({
  version: z.int('版本号应为整数').min(0, '版本号应为整数'),
  deductions: z.array(deductionSchema, { error: '扣分应为列表' }).max(50, '扣分项过多'),
  reason: reasonSchema,
});
export type FormDeductionsChange = z.infer<typeof formDeductionsSchema>;

/** The new list; what stood there in the same words keeps its author, each entry once. */
export function deductionsAfter(
  before: readonly FormDeduction[],
  after: readonly Deduction[],
  author: { by: string | null; at: string },
): FormDeduction[] {
  const left = [...before];
  return after.map(({ reason, points }) => {
    const index = left.findIndex((one) => one.reason === reason && one.points === points);
    const [kept] = index < 0 ? [] : left.splice(index, 1);
    return kept ?? { reason, points, ...author };
  });
}

export function isSameDeductions(one: readonly Deduction[], other: readonly Deduction[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ reason, points }, index) => other[index]?.reason === reason && other[index]?.points === points)
  );
}
