import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

const points = api.api['points-to-win'];

type Success<T> = Exclude<T, { error: unknown }>;
export type PointsToWin = Success<InferResponseType<typeof points.$get>>;
export type PointsLine = PointsToWin['items'][number];

export function usePointsToWin() {
  const { query } = usePeriod();
  return useQuery({
    // Under the indicators, so that whatever makes those stale makes this stale.
    key: () => ['indicators', 'points', query.value.year, query.value.month],
    query: () => unwrap(points.$get({ query: query.value })),
  });
}
