import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

export type Finding = InferResponseType<typeof api.api.checks.$get>[number];

export function useChecks() {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['checks', query.value.year],
    query: () => unwrap(api.api.checks.$get({ query: { year: query.value.year } })),
  });
}
