import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { MailInput, NewWebhook, WebhookChange } from '#domain/notifications/channels.ts';
import { api, unwrap } from '../http/client.ts';

const { channels, outbox } = api.api;
const webhook = channels.webhooks[':id'];

export type Channels = InferResponseType<typeof channels.$get>;
export type Webhook = Channels['webhooks'][number];
export type OutboxItem = InferResponseType<typeof outbox.$get>['items'][number];

const channelsKey = ['channels'];
const outboxKey = ['outbox'];

export function useChannels() {
  return useQuery({ key: channelsKey, query: () => unwrap(channels.$get()) });
}

export function useOutbox() {
  return useQuery({ key: outboxKey, query: () => unwrap(outbox.$get()) });
}

export function useSetMail() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (input: MailInput) => unwrap(channels.mail.$put({ json: input })),
    onSuccess: () => cache.invalidateQueries({ key: channelsKey }),
  });
}

export function useSetPublicAddress() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (address: string) => unwrap(channels['public-address'].$put({ json: { address } })),
    onSuccess: () => cache.invalidateQueries({ key: channelsKey }),
  });
}

/** Makes a webhook (`id` null) or changes one. */
export function useSaveWebhook() {
  const cache = useQueryCache();
  return useMutation({
    mutation: async (save: { id: null; input: NewWebhook } | { id: number; input: WebhookChange }) => {
      if (save.id === null) await unwrap(channels.webhooks.$post({ json: save.input }));
      else await unwrap(webhook.$put({ param: { id: String(save.id) }, json: save.input }));
    },
    onSuccess: () => cache.invalidateQueries({ key: channelsKey }),
  });
}

export function useDeleteWebhook() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (id: number) => unwrap(webhook.$delete({ param: { id: String(id) } })),
    onSuccess: () => cache.invalidateQueries({ key: channelsKey }),
  });
}

export function useTestMail() {
  return useMutation({ mutation: (to: string) => unwrap(channels.mail.test.$post({ json: { to } })) });
}

export function useTestWebhook() {
  return useMutation({ mutation: (id: number) => unwrap(webhook.test.$post({ param: { id: String(id) } })) });
}

export function useMoveMessage() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, move }: { id: number; move: 'resending' | 'giving-up' }) =>
      unwrap(outbox[':id'][move].$post({ param: { id: String(id) } })),
    onSettled: () => cache.invalidateQueries({ key: outboxKey }),
  });
}
