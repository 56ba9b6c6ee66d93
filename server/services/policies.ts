import { listFormsByPolicy } from '#db/tables/form-scoring.ts';
import { getPolicyVersion, insertPolicyVersion, listPolicies, listPolicyVersions } from '#db/tables/policies.ts';
import { Failure } from '#domain/failures.ts';
import type { ChosenPolicy } from '#domain/forms/form-policy.ts';
import { PRESETS, presetName, resolvePolicy } from '#domain/scoring/policy.ts';
import { type PolicyProblem, policyProblems } from '#domain/scoring/policy-check.ts';
import {
  isSamePolicy,
  type PolicyChange,
  type PolicyChoice,
  type PolicyInput,
  policyOf,
} from '#domain/scoring/policy-library.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';

/** The presets, the last version of every policy of the library, and which forms follow what. */
export async function policyBook(ctx: Ctx) {
  return {
    presets: PRESETS.map((preset) => ({ preset, name: presetName(preset), policy: resolvePolicy(preset) })),
    policies: await listPolicies(ctx.db),
    forms: await listFormsByPolicy(ctx.db),
  };
}

/** Every version of a policy, the newest first. Throws `policy.not-found`. */
export async function policyHistory(ctx: Ctx, number: number) {
  const versions = await listPolicyVersions(ctx.db, number);
  if (versions.length === 0) throw new Failure('policy.not-found', { number });
  return versions;
}

/** The policy a choice names. Throws `policy.not-found`. */
export async function chosenPolicy(ctx: Ctx, choice: PolicyChoice): Promise<ChosenPolicy> {
  if ('preset' in choice) return { policy: resolvePolicy(choice.preset), from: null };
  const { number, version, name, policy } = await getPolicyVersion(ctx.db, choice.number, choice.version);
  return { policy, from: { number, version, name } };
}

/** Makes a policy and answers its number. Throws for a name that is taken and for what does not fit together. */
export async function createPolicy(ctx: Ctx, input: PolicyInput): Promise<number> {
  return write(ctx, { action: 'policy.create', subject: 'policies' }, async (inside) => {
    const others = await listPolicies(inside.db);
    requireFreeName(input.name, others);
    const number = Math.max(0, ...others.map((one) => one.number)) + 1;
    const after = await insertVersion(inside, number, 1, input);
    return { result: number, after: { number, ...after } };
  });
}

/** Makes the next version; forms keep the one they were given. Throws as making one does, and for a stale version. */
export async function changePolicy(ctx: Ctx, number: number, change: PolicyChange): Promise<void> {
  await write(ctx, { action: 'policy.change', subject: `policy:${number}` }, async (inside) => {
    const all = await listPolicies(inside.db);
    const last = all.find((one) => one.number === number);
    if (!last) throw new Failure('policy.not-found', { number });
    if (last.version !== change.version) {
      throw new Failure('policy.version-conflict', { yours: change.version, current: last.version });
    }
    if (change.name === last.name && isSamePolicy(policyOf(change), last.policy)) throw new Failure('policy.unchanged');
    requireFreeName(
      change.name,
      all.filter((one) => one !== last),
    );
    const after = await insertVersion(inside, number, last.version + 1, change);
    const { version, name, policy } = last;
    return { result: undefined, before: { version, name, policy }, after };
  });
}

async function insertVersion(ctx: Ctx, number: number, version: number, input: PolicyInput) {
  const { name, reason } = input;
  const policy = policyOf(input);
  refusePolicy(policyProblems(policy), 'policy.');
  await insertPolicyVersion(ctx.db, {
    number,
    version,
    name,
    content: JSON.stringify(policy),
    reason,
    actorId: actorId(ctx),
    at: ctx.now.toISOString(),
  });
  return { version, name, policy, reason };
}

function requireFreeName(name: string, others: readonly { name: string }[]): void {
  const taken = [...others.map((one) => one.name), ...PRESETS.map(presetName)];
  if (taken.includes(name)) throw new Failure('policy.exists', { name });
}

/** Throws `input.invalid` with the sentences and places of what is wrong, unless nothing is. */
export function refusePolicy(problems: PolicyProblem[], prefix = ''): void {
  if (problems.length === 0) return;
  const sentences = [...new Set(problems.map(({ message }) => message))].slice(0, 3);
  const places = problems.map(({ path, message }) => ({ path: `${prefix}${path}`, message }));
  throw new Failure('input.invalid', { problems: places }, `${sentences.join('；')}。`);
}
