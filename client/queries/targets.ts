import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { Ref } from 'vue';
import type { TargetInput, TargetMoveRequest } from '#domain/indicators/target-change.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

const targets = api.api.targets;
const ofIndicator = api.api.indicators[':id'].targets;
const proposal = api.api['target-proposals'][':id'];

export type TargetBook = InferResponseType<typeof targets.$get, 200>;
export type TargetItem = TargetBook['items'][number];
export type TargetHistory = InferResponseType<typeof ofIndicator.$get, 200>;
export type TargetDecision = TargetHistory['decisions'][number];
export type TargetProposal = TargetHistory['proposals'][number];

/** Under the indicators, so that whatever changes them asks for these anew as well. */
export function useTargets() {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['indicators', 'target-book', query.value.year, query.value.month],
    query: () => unwrap(targets.$get({ query: query.value })),
  });
}

export function useTargetHistory(id: Readonly<Ref<string>>) {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['indicators', 'targets', id.value, query.value.year, query.value.month],
    query: () => unwrap(ofIndicator.$get({ param: { id: id.value }, query: query.value })),
  });
}

function useTargetMutation<Variables, R>(mutation: (variables: Variables) => Promise<R>) {
  const cache = useQueryCache();
  return useMutation({
    mutation,
    // Status, gaps and alerts go by the target.
    onSettled: () =>
      Promise.all([['indicators'], ['overview'], ['alerts'], ['inbox']].map((key) => cache.invalidateQueries({ key }))),
  });
}

export const useSetTarget = () =>
  useTargetMutation(({ id, year, input }: { id: number; year: number; input: TargetInput }) =>
    unwrap(ofIndicator[':year'].$post({ param: { id: String(id), year: String(year) }, json: input })),
  );

export const useMoveTarget = () =>
  useTargetMutation(({ id, request }: { id: number; request: TargetMoveRequest }) =>
    unwrap(proposal.moves.$post({ param: { id: String(id) }, json: request })),
  );
