import { useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { onBeforeUnmount, watch } from 'vue';
import { periodQuery } from '../composables/period-query.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

export type Overview = InferResponseType<typeof api.api.overview.$get>;
/** An indicator with a target, as the overview sees it. */
export type OverviewLine = Overview['indicators'][number];

/** Milliseconds after which a month is being looked at, not passed by. */
const SETTLED = 100;

const optionsOf = (query: { year: string; month: string }) => ({
  key: ['overview', query.year, query.month],
  query: () => unwrap(api.api.overview.$get({ query })),
});

export function useOverview() {
  const { query } = usePeriod();
  // The last month stays on the screen until the next one is there: half of a switch was taking it all down and up again.
  return useQuery(() => ({ ...optionsOf(query.value), placeholderData: (last: Overview | undefined) => last }));
}

/** Not asked for by anybody yet, so not where data is paid for by the byte. */
const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Reads the months beside the one on screen while nothing else is to be done, so that switching shows them at once. */
export function useNeighbourMonths(hasCome: () => boolean) {
  const { year, month, lastMonth } = usePeriod();
  const cache = useQueryCache();
  let waiting = 0;
  watch(
    [hasCome, year, month],
    () => {
      window.clearTimeout(waiting);
      if (!hasCome() || savesData()) return;
      waiting = window.setTimeout(() => {
        for (const near of [month.value - 1, month.value + 1]) {
          if (near < 1 || near > lastMonth.value) continue;
          const entry = cache.ensure(optionsOf(periodQuery({ year: year.value, month: near })));
          // What fails here is asked again, and said, when it is looked at.
          if (!entry.state.value.data) cache.refresh(entry).catch(() => undefined);
        }
      }, SETTLED);
    },
    { immediate: true },
  );
  onBeforeUnmount(() => window.clearTimeout(waiting));
}
