import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { NewDelegation } from '#domain/delegations.ts';
import { api, unwrap } from '../http/client.ts';

const delegations = api.api.delegations;

export type Delegations = InferResponseType<typeof delegations.$get>;
export type Delegation = Delegations['items'][number];

const delegationsKey = ['delegations'];

export function useDelegations() {
  return useQuery({ key: delegationsKey, query: () => unwrap(delegations.$get()) });
}

export function useCreateDelegation() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (request: NewDelegation) => unwrap(delegations.$post({ json: request })),
    onSuccess: () => cache.invalidateQueries({ key: delegationsKey }),
  });
}

export function useEndDelegation() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (id: number) => unwrap(delegations[':id'].revocation.$post({ param: { id: String(id) } })),
    onSuccess: () => cache.invalidateQueries({ key: delegationsKey }),
  });
}
