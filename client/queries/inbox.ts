import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { api, unwrap } from '../http/client.ts';

const inbox = api.api.inbox;

export type Inbox = InferResponseType<typeof inbox.$get>;
export type InboxItem = Inbox['items'][number];

/** The list and the count of the bell alike. */
const inboxKey = ['inbox'];

export function useInbox() {
  return useQuery({ key: [...inboxKey, 'list'], query: () => unwrap(inbox.$get()) });
}

/** How many are unread; asked only of who has an inbox. */
export function useUnread(enabled: () => boolean) {
  return useQuery({ key: [...inboxKey, 'count'], enabled, query: () => unwrap(inbox.count.$get()) });
}

/** Marks as read, by number or all of them. */
export function useReadNotices() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (ids: number[] | 'all') => unwrap(inbox.reading.$post({ json: ids === 'all' ? {} : { ids } })),
    onSuccess: () => cache.invalidateQueries({ key: inboxKey }),
  });
}
