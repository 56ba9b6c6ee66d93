import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { ApprovalItem, ReminderRequest } from '#domain/reports/moves.ts';
import { liveKeys } from '../composables/live-keys.ts';
import { api, unwrap } from '../http/client.ts';

const reports = api.api.reports;

type Success<T> = Exclude<T, { error: { code: unknown } }>;
export type WaitingReport = Success<InferResponseType<typeof reports.waiting.$get>>[number];
export type ApprovalAnswer = Success<InferResponseType<typeof reports.moves.$post>>;

/** What waits for review, and how much of each nobody has explained. */
export function useWaitingReports(year: MaybeRefOrGetter<number>) {
  return useQuery({
    key: () => ['reports', 'waiting', toValue(year)],
    query: () => unwrap(reports.waiting.$get({ query: { year: String(toValue(year)) } })),
  });
}

/** Also when it failed half-way some are approved: everything that shows figures is asked again. */
export function useApproveReports() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (items: ApprovalItem[]) => unwrap(reports.moves.$post({ json: { move: 'approve', items } })),
    onSettled: () => {
      for (const key of liveKeys) cache.invalidateQueries({ key });
    },
  });
}

export function useRemindDepartments() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (request: ReminderRequest) => unwrap(reports.reminders.$post({ json: request })),
    onSuccess: () => {
      for (const key of [['reports'], ['report']]) cache.invalidateQueries({ key });
    },
  });
}
