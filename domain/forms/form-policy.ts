import { reasonSchema } from '#domain/reports/limits.ts';
import type { Policy } from '#domain/scoring/policy.ts';
import { resolvePolicy } from '#domain/scoring/policy.ts';
import { type PolicyProblem, policyProblems } from '#domain/scoring/policy-check.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';
import { isSamePolicy, type PolicySource, policyChoiceSchema } from '#domain/scoring/policy-library.ts';
import { z } from '../zod.ts';
import type { Form } from './form.ts';

/** Another policy for the form, other parts for one of its rows (null: as the form has it), or both. */
export const formPolicyPlanSchema = z.object({
  choice: policyChoiceSchema.optional(),
  row: z
    .strictObject({
      key: z.string().regex(/^[a-z0-9]{1,24}$/, '行的标识无法识别，请刷新页面后重试'),
      policy: policyOverrideSchema.nullable(),
    })
    .optional(),
});
export type FormPolicyPlan = z.infer<typeof formPolicyPlanSchema>;

/** Body of `PUT /api/forms/{id}/policy`. */
export const formPolicyChangeSchema = formPolicyPlanSchema.extend({
  version: z.int('版本号应为整数').min(0, '版本号应为整数'),
  reason: reasonSchema,
});
export type FormPolicyChange = z.infer<typeof formPolicyChangeSchema>;

/** A policy with what it is called, as chosen for a form. */
export type ChosenPolicy = { policy: Policy; from: PolicySource | null };

/** The form under another policy or with another row override; everything else, printed scores too, stays. */
export function withPolicy<F extends Form>(
  form: F,
  chosen: ChosenPolicy | null,
  row: FormPolicyPlan['row'] = undefined,
): F {
  const rows = row
    ? form.rows.map((one) => (one.key === row.key ? { ...one, policyOverride: row.policy } : one))
    : form.rows;
  return { ...form, rows, ...(chosen && { policy: chosen.policy, policyFrom: chosen.from }) };
}

/** What does not fit together once every override lies over the form's policy. */
export function formPolicyProblems({ policy, rows }: Pick<Form, 'policy' | 'rows'>): PolicyProblem[] {
  return rows.flatMap(({ policyOverride }) =>
    policyOverride ? policyProblems(resolvePolicy(policy, policyOverride)) : [],
  );
}

/** Whether both forms are scored by the same policies, given by the same version. */
export function isSameScoring(one: Form, other: Form): boolean {
  return (
    isSamePolicy(one.policy, other.policy) &&
    one.policyFrom?.number === other.policyFrom?.number &&
    one.policyFrom?.version === other.policyFrom?.version &&
    one.rows.every(({ policyOverride }, index) =>
      isSamePolicy(
        resolvePolicy(one.policy, policyOverride),
        resolvePolicy(other.policy, other.rows[index]?.policyOverride),
      ),
    )
  );
}
