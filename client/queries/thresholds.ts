import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { Ref } from 'vue';
import type { ThresholdNumbers, ThresholdsInput } from '#domain/settings/thresholds.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';
import { sessionKey } from './session.ts';

const thresholds = api.api.thresholds;
const one = thresholds[':year'];

export type ThresholdBook = InferResponseType<typeof thresholds.$get, 200>;

/** Under the alert rules: both are the year's settings, and live events ask for them together. */
const key = ['alert-rules', 'thresholds'];

export function useThresholds() {
  const { query } = usePeriod();
  return useQuery({
    key: () => [...key, query.value.year],
    query: () => unwrap(thresholds.$get({ query: { year: query.value.year } })),
  });
}

/** Asked only for numbers that hold. */
export function useThresholdPreview(numbers: Readonly<Ref<ThresholdNumbers | null>>) {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['threshold-preview', query.value.year, query.value.month, JSON.stringify(numbers.value)],
    enabled: () => numbers.value !== null,
    gcTime: 0,
    query: () =>
      unwrap(
        one.preview.$post({
          param: { year: query.value.year },
          query: { month: query.value.month },
          json: numbers.value ?? { green: '1', yellow: '0.5', overTolerance: '0' },
        }),
      ),
    placeholderData: (previous) => previous,
  });
}

/** Every status may be another one. */
export function useSetThresholds() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ year, input }: { year: number; input: ThresholdsInput }) =>
      unwrap(one.$put({ param: { year: String(year) }, json: input })),
    onSuccess: () =>
      Promise.all([
        ...[key, ['alerts'], ['overview'], ['indicators'], ['work']].map((one) =>
          cache.invalidateQueries({ key: one }),
        ),
        cache.invalidateQueries({ key: sessionKey }, 'all'),
      ]),
  });
}
