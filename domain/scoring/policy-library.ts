import { canonicalText } from '../forms/canonical.ts';
import { reasonSchema } from '../reports/limits.ts';
import { z } from '../zod.ts';
import { type Policy, PRESETS, presetName, resolvePolicy } from './policy.ts';
import { policyOverrideSchema } from './policy-draft.ts';

/** Where a form has its policy from: a version of the library. A form that names none follows a preset or its own words. */
export type PolicySource = { number: number; version: number; name: string };

const numberSchema = z.int('评分口径编号应为整数').min(1, '评分口径编号应为正整数');
const versionSchema = z.int('版本号应为整数').min(1, '版本从 1 开始');

/** A preset, or one version of a policy of the library. */
export const policyChoiceSchema = z.union(
  [z.strictObject({ preset: z.enum(PRESETS) }), z.strictObject({ number: numberSchema, version: versionSchema })],
  { error: '请选择评分口径' },
);
export type PolicyChoice = z.infer<typeof policyChoiceSchema>;

/** A policy as the officer writes it down: what is left out of it is as in the preset it was copied from. */
export const policyInputSchema = z.object({
  name: z.string({ error: '请填写名称' }).trim().min(2, '名称至少 2 个字').max(40, '名称最多 40 字'),
  policy: policyOverrideSchema.refine(({ preset }) => preset !== undefined, '请说明从哪个内置口径复制'),
  reason: reasonSchema,
});
export type PolicyInput = z.infer<typeof policyInputSchema>;

/** A change makes the next version and names the one that was read. */
export const policyChangeSchema = policyInputSchema.extend({ version: versionSchema });
export type PolicyChange = z.infer<typeof policyChangeSchema>;

/** The whole policy that an input stands for. */
export function policyOf({ policy }: Pick<PolicyInput, 'policy'>): Policy {
  return resolvePolicy(policy.preset ?? 'mof-2020', policy);
}

export function isSamePolicy(one: Policy, other: Policy): boolean {
  return canonicalText(one) === canonicalText(other);
}

/** What the policy of a form is called: by the library, by its preset, or as what the form itself replaces of a preset. */
export function policyTitle(policy: Policy, from: PolicySource | null): string {
  if (from) return `${from.name}（第 ${from.version} 版）`;
  const name = presetName(policy.preset);
  return isSamePolicy(policy, resolvePolicy(policy.preset)) ? name : `${name}，本表另有规定`;
}
