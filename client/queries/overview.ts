import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

export type Overview = InferResponseType<typeof api.api.overview.$get>;
/** An indicator with a target, as the overview sees it. */
export type OverviewLine = Overview['indicators'][number];

export function useOverview() {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['overview', query.value.year, query.value.month],
    query: () => unwrap(api.api.overview.$get({ query: query.value })),
  });
}
