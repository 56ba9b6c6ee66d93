import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { LimitsInput } from '#domain/reports/limits.ts';
import type { RelationInput } from '#domain/reports/relation-draft.ts';
import { api, unwrap } from '../http/client.ts';

const rules = api.api.rules;
const limits = rules.limits[':id'];
const relation = rules.relations[':id'];

export type RuleBook = InferResponseType<typeof rules.$get>;
/** An indicator with its limits and what its history proposes. */
export type RuledIndicator = RuleBook['indicators'][number];
export type RuleRelation = RuleBook['relations'][number];
export type LimitVersion = InferResponseType<typeof limits.history.$get>[number];
export type RelationVersion = InferResponseType<typeof relation.history.$get>[number];

const rulesKey = ['rules'];

export function useRules() {
  return useQuery({ key: [...rulesKey, 'book'], query: () => unwrap(rules.$get()) });
}

export function useLimitHistory(indicatorId: MaybeRefOrGetter<number>) {
  return useQuery({
    key: () => [...rulesKey, 'limits', String(toValue(indicatorId))],
    query: () => unwrap(limits.history.$get({ param: { id: String(toValue(indicatorId)) } })),
  });
}

export function useRelationHistory(number: MaybeRefOrGetter<number>) {
  return useQuery({
    key: () => [...rulesKey, 'relation', String(toValue(number))],
    query: () => unwrap(relation.history.$get({ param: { id: String(toValue(number)) } })),
  });
}

/** What is found beside the cells changes with the rules: reports are asked again. */
function useRuleMutation<Variables>(mutation: (variables: Variables) => Promise<unknown>) {
  const cache = useQueryCache();
  return useMutation({
    mutation,
    onSuccess: () => Promise.all([rulesKey, ['report']].map((key) => cache.invalidateQueries({ key }))),
  });
}

export const useSetLimits = () =>
  useRuleMutation(({ id, input }: { id: number; input: LimitsInput }) =>
    unwrap(limits.$put({ param: { id: String(id) }, json: input })),
  );

export const useCreateRelation = () =>
  useRuleMutation((input: RelationInput) => unwrap(rules.relations.$post({ json: input })));

export const useChangeRelation = () =>
  useRuleMutation(({ number, version, input }: { number: number; version: number; input: RelationInput }) =>
    unwrap(relation.$put({ param: { id: String(number) }, json: { ...input, version } })),
  );
