import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { FormDeductionsChange } from '#domain/forms/form-deductions.ts';
import type { FormPolicyChange, FormPolicyPlan } from '#domain/forms/form-policy.ts';
import type { PolicyInput } from '#domain/scoring/policy-library.ts';
import { api, unwrap } from '../http/client.ts';
import { useFormAnswer } from './form-editing.ts';

const policies = api.api.policies;
const policy = policies[':id'];
const form = api.api.forms[':id'];

export type PolicyBook = InferResponseType<typeof policies.$get, 200>;
export type PolicyUse = PolicyBook['forms'][number];
export type PolicyVersion = InferResponseType<typeof policy.versions.$get, 200>[number];
export type FormPolicyPreview = InferResponseType<typeof form.policy.preview.$post, 200>;

const policiesKey = ['policies'];
const param = (id: number) => ({ id: String(id) });

export function usePolicies() {
  return useQuery({ key: [...policiesKey, 'book'], query: () => unwrap(policies.$get()) });
}

/** Every version, the newest first; not asked for a preset, which has none. */
export function usePolicyVersions(number: MaybeRefOrGetter<number | null>) {
  return useQuery({
    key: () => [...policiesKey, 'versions', String(toValue(number))],
    enabled: () => toValue(number) !== null,
    query: () => unwrap(policy.versions.$get({ param: param(toValue(number) ?? 0) })),
  });
}

function usePolicyMutation<Variables, R>(mutation: (variables: Variables) => Promise<R>) {
  const cache = useQueryCache();
  return useMutation({ mutation, onSuccess: () => cache.invalidateQueries({ key: policiesKey }) });
}

export const useCreatePolicy = () => usePolicyMutation((input: PolicyInput) => unwrap(policies.$post({ json: input })));

export const useChangePolicy = () =>
  usePolicyMutation(({ number, version, input }: { number: number; version: number; input: PolicyInput }) =>
    unwrap(policy.$put({ param: param(number), json: { ...input, version } })),
  );

/** What a plan would make of the form as it is in this version; asked anew for each plan, kept nowhere. */
export function usePolicyPreview(
  at: MaybeRefOrGetter<{ id: number; version: number }>,
  plan: MaybeRefOrGetter<FormPolicyPlan | null>,
) {
  return useQuery({
    key: () => ['policy-preview', String(toValue(at).id), String(toValue(at).version), JSON.stringify(toValue(plan))],
    enabled: () => toValue(plan) !== null,
    gcTime: 0,
    query: () => unwrap(form.policy.preview.$post({ param: param(toValue(at).id), json: toValue(plan) ?? {} })),
  });
}

function useFormScoringMutation<Variables>(
  mutation: (variables: Variables) => Promise<Parameters<ReturnType<typeof useFormAnswer>>[0]>,
) {
  const settle = useFormAnswer();
  const cache = useQueryCache();
  return useMutation({
    mutation,
    onSuccess: (answer) => {
      settle(answer);
      return cache.invalidateQueries({ key: policiesKey });
    },
  });
}

export const useSetFormPolicy = () =>
  useFormScoringMutation(({ id, change }: { id: number; change: FormPolicyChange }) =>
    unwrap(form.policy.$put({ param: param(id), json: change })),
  );

export const useSetFormDeductions = () =>
  useFormScoringMutation(({ id, change }: { id: number; change: FormDeductionsChange }) =>
    unwrap(form.deductions.$put({ param: param(id), json: change })),
  );
