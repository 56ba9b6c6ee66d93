import { useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { FileFormat } from '#domain/forms/file-name.ts';
import type { MonitoringPatch } from '#domain/forms/monitoring-edits.ts';
import { api, unwrap } from '../http/client.ts';

const monitoring = api.api.forms[':id'].monitoring;

export type MonitoringDetail = InferResponseType<typeof monitoring.$patch, 200>['form'];
export type MonitoringRowView = MonitoringDetail['rows'][number];

const keyOf = (id: string, month: string) => ['form', id, 'monitoring', month];

/** The 绩效目标执行监控表 of a form for January to `month` (1–12). */
export function useMonitoring(id: MaybeRefOrGetter<string>, month: MaybeRefOrGetter<string>) {
  return useQuery({
    key: () => keyOf(toValue(id), toValue(month)),
    query: async ({ entry }): Promise<MonitoringDetail> => {
      const request = { param: { id: toValue(id) }, query: { month: toValue(month) } };
      const answer = (await unwrap(monitoring.$get(request))) as MonitoringDetail;
      // A save may have been answered while this was under way: what is older never takes its place.
      const known = entry.state.value.data as MonitoringDetail | undefined;
      return known && known.version > answer.version ? known : answer;
    },
  });
}

/** Saves cells; the answer carries the form as it is then, and how to take the edits back. */
export function saveMonitoring({ id, month }: { id: number; month: number }, patch: MonitoringPatch) {
  return unwrap(monitoring.$patch({ param: { id: String(id) }, query: { month: String(month) }, json: patch }));
}

/** Puts an answered form where `useMonitoring` finds it. */
export function useMonitoringAnswer() {
  const cache = useQueryCache();
  return (answer: MonitoringDetail) => cache.setQueryData(keyOf(String(answer.id), String(answer.month)), answer);
}

export const monitoringFileAddress = (id: number, month: string, format: FileFormat) =>
  `/api/forms/${id}/monitoring?month=${month}&format=${format}`;
