import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { BookEdit } from '#domain/accounts/book-edits.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

const accounts = api.api.accounts;
export type Accounts = InferResponseType<typeof accounts.$get>;

export function useAccounts() {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['accounts', query.value.year],
    query: () => unwrap(accounts.$get({ query: { year: query.value.year } })),
  });
}

export interface AccountSave {
  year: number;
  version: number;
  edits: BookEdit[];
}

/** Whether it was saved or refused: the book is asked again, for somebody else may have changed it. */
export function useSaveAccounts() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ year, version, edits }: AccountSave) =>
      unwrap(accounts.$put({ query: { year: String(year) }, json: { version, edits } })),
    onSettled: () => cache.invalidateQueries({ key: ['accounts'] }),
  });
}
