import { defineQueryOptions, useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { api, unwrap } from '../http/client.ts';
import { ApiFailure } from '../http/failure.ts';

export type Session = InferResponseType<typeof api.api.session.$get>;
export type LoginInfo = InferResponseType<(typeof api.api)['login-info']['$get']>;

/** Invalidate it after anything that changes the number of open alerts. */
export const sessionKey = ['session'];

/**
 * Who is signed in; null is an answer ("nobody"), not a failure. Only when somebody was does a 401 fail, with the last
 * answer kept: the screen must hold together until `whenSessionEnds` has led away from it.
 */
export const sessionQuery = defineQueryOptions({
  key: sessionKey,
  staleTime: 60_000,
  query: async ({ entry }): Promise<Session | null> => {
    try {
      return await unwrap(api.api.session.$get());
    } catch (error) {
      if (error instanceof ApiFailure && error.status === 401 && !entry.state.value.data) return null;
      throw error;
    }
  },
});

export function useLoginInfo() {
  return useQuery({ key: ['login-info'], query: () => unwrap(api.api['login-info'].$get()) });
}

export function useSignIn() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (credentials: { username: string; password: string }) =>
      unwrap(api.api.session.$post({ json: credentials })),
    onSuccess: (session) => cache.setQueryData(sessionQuery.key, session),
  });
}

/** Leaves by loading the sign-in page afresh, so nothing of this person's figures stays in memory for the next. */
export function useSignOut() {
  return useMutation({
    mutation: () => unwrap(api.api.session.$delete()),
    onSuccess: () => location.assign('/login'),
  });
}

export function useChangePassword() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (passwords: { current: string; next: string }) =>
      unwrap(api.api.session.password.$post({ json: passwords })),
    onSuccess: () => cache.invalidateQueries({ key: sessionKey }, 'all'),
  });
}
