import { BANDS, type Band, type Policy, type Preset, type Rounding, resolvePolicy } from '#domain/scoring/policy.ts';
import { policyProblems } from '#domain/scoring/policy-check.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';
import { type PolicyInput, policyInputSchema } from '#domain/scoring/policy-library.ts';
import { type RowRule, rowRuleNames, rowRules } from './policy-rules.ts';

/** A rule while it is chosen: the number is kept though another rule, which wants none, is tried in between. */
export interface RuleDraft {
  rule: string;
  number: string;
}
interface RoundingDraft {
  mode: Rounding['mode'];
  decimals: string;
}

/** A policy while it is typed: every number as text. */
export interface PolicyDraft {
  preset: Preset;
  rules: Record<RowRule, RuleDraft>;
  /** Empty: not rounded. */
  completionDecimals: string;
  rounding: RoundingDraft;
  bands: Record<Band, { from: string; to: string; given: string }>;
  execution: RuleDraft;
  rateDecimals: string;
  executionRounding: RoundingDraft;
  caps: { below: string; cap: string }[];
  /** Empty: never. */
  deviationAbove: string;
}
export type PolicyRefusals = Record<string, string>;

const DEFAULT_NUMBERS: Record<RowRule, string> = {
  shortfall: '60',
  excess: '0',
  belowMoneyCeiling: '60',
  aboveCeiling: '60',
};

type RowPart = { rule: string; passLine?: string; tolerance?: string };

export function ruleDraftOf(name: RowRule, part: RowPart | undefined): RuleDraft {
  return { rule: part?.rule ?? '', number: part?.passLine ?? part?.tolerance ?? DEFAULT_NUMBERS[name] };
}

/** The rule as a policy has it; a number only where the rule wants one. */
export function rulePart(name: RowRule, { rule, number }: RuleDraft): RowPart {
  const wants = rowRules[name].options.find(({ value }) => value === rule)?.number !== undefined;
  if (!wants) return { rule };
  return name === 'excess' ? { rule, tolerance: number } : { rule, passLine: number };
}

export function policyDraftOf(policy: Policy): PolicyDraft {
  const { execution, rounding, total } = policy;
  return {
    preset: policy.preset,
    rules: {
      shortfall: ruleDraftOf('shortfall', policy.shortfall),
      excess: ruleDraftOf('excess', policy.excess),
      belowMoneyCeiling: ruleDraftOf('belowMoneyCeiling', policy.belowMoneyCeiling),
      aboveCeiling: ruleDraftOf('aboveCeiling', policy.aboveCeiling),
    },
    completionDecimals: policy.completionDecimals?.toString() ?? '',
    rounding: { mode: rounding.mode, decimals: String(rounding.decimals) },
    bands: {
      achieved: { ...policy.qualitative.achieved },
      partly: { ...policy.qualitative.partly },
      not: { ...policy.qualitative.not },
    },
    execution: { rule: execution.rule, number: execution.passLine },
    rateDecimals: String(execution.rateDecimals),
    executionRounding: { mode: execution.rounding.mode, decimals: String(execution.rounding.decimals) },
    caps: total.executionCaps.map((cap) => ({ ...cap })),
    deviationAbove: total.deviationAbove ?? '',
  };
}

/** The whole policy as sent; what cannot be read is refused by the same schema on both sides. */
function sentPolicy(draft: PolicyDraft) {
  const rounding = ({ mode, decimals }: RoundingDraft) => ({ mode, decimals: Number(decimals) });
  return {
    preset: draft.preset,
    ...Object.fromEntries(rowRuleNames.map((name) => [name, rulePart(name, draft.rules[name])])),
    completionDecimals: draft.completionDecimals === '' ? null : Number(draft.completionDecimals),
    rounding: rounding(draft.rounding),
    qualitative: Object.fromEntries(BANDS.map((band) => [band, draft.bands[band]])),
    execution: {
      rule: draft.execution.rule,
      ...(draft.execution.rule === 'pass-line' && { passLine: draft.execution.number }),
      rateDecimals: Number(draft.rateDecimals),
      rounding: rounding(draft.executionRounding),
    },
    total: { executionCaps: draft.caps, deviationAbove: draft.deviationAbove.trim() || null },
  };
}

/** The policy, or what is wrong by place (`shortfall.passLine`, `total.executionCaps.1.cap`). */
export function checkedPolicy(draft: PolicyDraft): { policy: Policy } | { refusals: PolicyRefusals } {
  const read = policyOverrideSchema.safeParse(sentPolicy(draft));
  if (!read.success) return { refusals: refusalsOf(read.error.issues) };
  const policy = resolvePolicy(draft.preset, read.data);
  const problems = policyProblems(policy);
  return problems.length === 0
    ? { policy }
    : { refusals: Object.fromEntries(problems.map(({ path, message }) => [path, message])) };
}

/** What the API takes, or what is wrong: `name` and `reason` beside the places of the policy. */
export function checkedInput(
  draft: PolicyDraft,
  { name, reason }: { name: string; reason: string },
): { input: PolicyInput } | { refusals: PolicyRefusals } {
  const checked = checkedPolicy(draft);
  const words = policyInputSchema.pick({ name: true, reason: true }).safeParse({ name, reason });
  const refusals = {
    ...('refusals' in checked ? checked.refusals : {}),
    ...refusalsOf(words.error?.issues ?? []),
  };
  if ('refusals' in checked || !words.success) return { refusals };
  return { input: { ...words.data, policy: checked.policy } };
}

function refusalsOf(issues: readonly { path: PropertyKey[]; message: string }[]): PolicyRefusals {
  const refusals: PolicyRefusals = {};
  for (const { path, message } of issues) refusals[path.map(String).join('.')] ??= message;
  return refusals;
}
