import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import { api, unwrap } from '../http/client.ts';

export type Work = InferResponseType<typeof api.api.work.$get>;
export type DueReport = Work['due'][number];
export type ReturnedReport = Work['returned'][number];
export type WorkAlert = Work['alerts'][number];
export type WorkStanding = NonNullable<Work['standing']>;

/** What waits for the head who is signed in; asked for nobody else. */
export function useWork(isHead: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    key: ['work'],
    enabled: () => toValue(isHead),
    query: () => unwrap(api.api.work.$get()),
    staleTime: 30_000,
  });
}

/** How many things stop the department's reports; the number in the menu. */
export function taskCount({ due, returned }: Pick<Work, 'due' | 'returned'>): number {
  return due.length + returned.length;
}
