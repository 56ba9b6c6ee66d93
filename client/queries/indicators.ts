import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { Ref } from 'vue';
import { monthOf } from '#domain/period.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

const indicators = api.api.indicators;
const indicator = indicators[':id'];

type Success<T> = Exclude<T, { error: unknown }>;
export type IndicatorList = Success<InferResponseType<typeof indicators.$get>>;
export type IndicatorItem = IndicatorList['items'][number];
export type IndicatorDetail = Success<InferResponseType<typeof indicator.$get>>;
export type IndicatorFacts = Omit<IndicatorItem, 'line' | 'behindSince'>;
export type IndicatorScore = NonNullable<IndicatorDetail['score']>;
export type IndicatorSeries = Success<InferResponseType<typeof indicator.series.$get>>;
export type SeriesPoint = IndicatorSeries['points'][number];
export type WhatIf = Success<InferResponseType<(typeof indicator)['what-if']['$get']>>;

export function useIndicators() {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['indicators', query.value.year, query.value.month],
    query: () => unwrap(indicators.$get({ query: query.value })),
  });
}

export function useIndicator(id: Readonly<Ref<string>>) {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['indicators', 'one', id.value, query.value.year, query.value.month],
    query: () => unwrap(indicator.$get({ param: { id: id.value }, query: query.value })),
  });
}

/** Two years of months: the one on screen and the one before it, to compare with. */
export function useIndicatorSeries(id: Readonly<Ref<string>>) {
  const { year } = usePeriod();
  return useQuery({
    key: () => ['indicators', 'series', id.value, String(year.value)],
    query: () =>
      unwrap(
        indicator.series.$get({
          param: { id: id.value },
          query: { from: monthOf(year.value - 1, 1), to: monthOf(year.value, 12) },
        }),
      ),
  });
}

/** Asked only for a valid figure; the last answer stays until the next one is there. */
export function useWhatIf(id: Readonly<Ref<string>>, value: Readonly<Ref<string | null>>) {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['indicators', 'what-if', id.value, query.value.year, query.value.month, value.value ?? ''],
    enabled: () => value.value !== null,
    query: () =>
      unwrap(
        indicator['what-if'].$get({ param: { id: id.value }, query: { ...query.value, value: value.value ?? '' } }),
      ),
    placeholderData: (previous) => previous,
  });
}
