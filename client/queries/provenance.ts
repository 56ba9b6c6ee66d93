import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import { api, unwrap } from '../http/client.ts';

export type Provenance = InferResponseType<typeof api.api.provenance.$get, 200>;
export type Usage = Provenance['usedIn'][number];

/** Where a printed figure comes from, by its reference. */
export function useProvenance(ref: MaybeRefOrGetter<string>) {
  return useQuery({
    key: () => ['provenance', toValue(ref)],
    query: () => unwrap(api.api.provenance.$get({ query: { ref: toValue(ref) } })),
  });
}
