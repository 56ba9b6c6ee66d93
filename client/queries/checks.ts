import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';
import { sessionKey } from './session.ts';

const checks = api.api.checks;

export type Finding = InferResponseType<typeof checks.$get>[number];
export type FindingPlace = Finding['places'][number];
export type CheckRule = InferResponseType<typeof checks.rules.$get>[number];
export type Waiver = InferResponseType<typeof checks.waivers.$get>[number];

const checksKey = ['checks'];

export function useChecks() {
  const { query } = usePeriod();
  return useQuery({
    key: () => [...checksKey, query.value.year],
    query: () => unwrap(checks.$get({ query: { year: query.value.year } })),
  });
}

export function useCheckRules() {
  const { query } = usePeriod();
  return useQuery({
    key: () => [...checksKey, query.value.year, 'rules'],
    query: () => unwrap(checks.rules.$get({ query: { year: query.value.year } })),
  });
}

export function useWaivers() {
  const { query } = usePeriod();
  return useQuery({
    key: () => [...checksKey, query.value.year, 'waivers'],
    query: () => unwrap(checks.waivers.$get({ query: { year: query.value.year } })),
  });
}

export function usePublishedText() {
  const { query } = usePeriod();
  return useQuery({
    key: () => [...checksKey, query.value.year, 'text'],
    query: () => unwrap(checks.text.$get({ query: { year: query.value.year } })),
  });
}

/** Waives a finding, or takes that back; the alerts follow. */
export function useWaive() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({
      id,
      move,
      year,
      reason,
    }: {
      id: string;
      move: 'waive' | 'withdraw';
      year: number;
      reason: string;
    }) => {
      const said = { param: { id }, json: { year, reason } };
      return move === 'waive' ? unwrap(checks[':id'].waive.$post(said)) : unwrap(checks[':id'].withdraw.$post(said));
    },
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ key: checksKey }),
        cache.invalidateQueries({ key: ['alerts'] }),
        cache.invalidateQueries({ key: sessionKey }, 'all'),
      ]),
  });
}
