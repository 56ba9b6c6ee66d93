import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { Ref } from 'vue';
import type { AlertMoveRequest } from '#domain/alerts/alert.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';
import { sessionKey } from './session.ts';

const alerts = api.api.alerts;

export type AlertList = InferResponseType<typeof alerts.$get>;
export type AlertItem = AlertList['items'][number];
export type AlertEvent = AlertItem['events'][number];

const alertsKey = ['alerts'];

/** Alerts of the year in the address: they stand as of the last evaluation, whatever month is looked at. */
export function useAlerts() {
  const { query } = usePeriod();
  return useQuery({
    key: () => [...alertsKey, query.value.year],
    query: () => unwrap(alerts.$get({ query: { year: query.value.year } })),
  });
}

/** One alert, whatever year is on screen. */
export function useAlert(id: Readonly<Ref<string>>) {
  return useQuery({
    key: () => [...alertsKey, 'one', id.value],
    query: () => unwrap(alerts[':id'].$get({ param: { id: id.value } })),
  });
}

export function useMoveAlert() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, request }: { id: number; request: AlertMoveRequest }) =>
      unwrap(alerts[':id'].moves.$post({ param: { id: String(id) }, json: request })),
    // Also when it was refused: somebody else may have moved it, and that is what must be seen then.
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ key: alertsKey }),
        cache.invalidateQueries({ key: ['overview'] }),
        cache.invalidateQueries({ key: ['work'] }),
        cache.invalidateQueries({ key: sessionKey }, 'all'),
      ]),
  });
}
