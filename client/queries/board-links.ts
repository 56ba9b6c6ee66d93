import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { BoardLinkInput } from '#domain/board-links.ts';
import { api, unwrap } from '../http/client.ts';

const links = api.api['board-links'];
const key = ['board-links'];

export type BoardLinks = InferResponseType<typeof links.$get, 200>;
export type BoardLink = BoardLinks['items'][number];

export function useBoardLinks() {
  return useQuery({ key, query: () => unwrap(links.$get()) });
}

/** Answers the token, which nobody can ask for again. */
export function useIssueBoardLink() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (input: BoardLinkInput) => unwrap(links.$post({ json: input })),
    onSuccess: () => cache.invalidateQueries({ key }),
  });
}

export function useRevokeBoardLink() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (id: number) => unwrap(links[':id'].revocation.$post({ param: { id: String(id) } })),
    onSettled: () => cache.invalidateQueries({ key }),
  });
}

export function openBoard(token: string): Promise<unknown> {
  return unwrap(api.api['board-session'].$post({ json: { token } }));
}
