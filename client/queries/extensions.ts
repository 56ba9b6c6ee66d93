import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { ExtensionGrant, ExtensionMoveRequest, ExtensionRequest } from '#domain/reports/extensions.ts';
import { api, unwrap } from '../http/client.ts';

const extensions = api.api.extensions;

type Success<T> = Exclude<T, { error: { code: unknown } }>;
export type Extension = Success<InferResponseType<typeof extensions.$get>>[number];

/** Leave to report a locked month: asked for, in force, over. */
export function useExtensions(year: MaybeRefOrGetter<number>) {
  return useQuery({
    key: () => ['extensions', toValue(year)],
    query: () => unwrap(extensions.$get({ query: { year: String(toValue(year)) } })),
  });
}

/** An extension opens or locks a report wherever it is shown. */
function useRenewal() {
  const cache = useQueryCache();
  return () => {
    for (const key of [['extensions'], ['reports'], ['report']]) cache.invalidateQueries({ key });
  };
}

export function useAskExtension() {
  return useMutation({
    mutation: (request: ExtensionRequest) => unwrap(extensions.requests.$post({ json: request })),
    onSuccess: useRenewal(),
  });
}

export function useGrantExtension() {
  return useMutation({
    mutation: (grant: ExtensionGrant) => unwrap(extensions.$post({ json: grant })),
    onSuccess: useRenewal(),
  });
}

export function useMoveExtension() {
  return useMutation({
    mutation: ({ id, request }: { id: number; request: ExtensionMoveRequest }) =>
      unwrap(extensions[':id'].moves.$post({ param: { id: String(id) }, json: request })),
    onSuccess: useRenewal(),
  });
}
