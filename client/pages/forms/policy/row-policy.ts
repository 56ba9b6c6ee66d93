import type { PolicyOverride } from '#domain/scoring/policy.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';
import { type RuleDraft, ruleDraftOf, rulePart } from '../../policies/policy-draft.ts';
import { type RowRule, rowRuleNames } from '../../policies/policy-rules.ts';

/** What a row has of its own while it is chosen; an empty rule is the form's. */
export type RowPolicyDraft = Record<RowRule, RuleDraft>;

export function rowPolicyDraftOf(override: PolicyOverride | null): RowPolicyDraft {
  return {
    shortfall: ruleDraftOf('shortfall', override?.shortfall),
    excess: ruleDraftOf('excess', override?.excess),
    belowMoneyCeiling: ruleDraftOf('belowMoneyCeiling', override?.belowMoneyCeiling),
    aboveCeiling: ruleDraftOf('aboveCeiling', override?.aboveCeiling),
  };
}

/**
 * The row's own parts as sent (null when there are none left), or what is wrong by rule. Parts that are not chosen here,
 * as bands brought along by an imported form, stay as they are.
 */
export function checkedRowPolicy(
  draft: RowPolicyDraft,
  before: PolicyOverride | null,
): { policy: PolicyOverride | null } | { refusals: Partial<Record<RowRule, string>> } {
  const { shortfall: _s, excess: _e, belowMoneyCeiling: _b, aboveCeiling: _a, ...others } = before ?? {};
  const chosen = rowRuleNames.filter((name) => draft[name].rule !== '');
  const parts = Object.fromEntries(chosen.map((name) => [name, rulePart(name, draft[name])]));
  const read = policyOverrideSchema.safeParse({ ...others, ...parts });
  if (read.success) return { policy: Object.keys(read.data).length === 0 ? null : read.data };
  const refusals: Partial<Record<RowRule, string>> = {};
  for (const { path, message } of read.error.issues) refusals[path[0] as RowRule] ??= message;
  return { refusals };
}
