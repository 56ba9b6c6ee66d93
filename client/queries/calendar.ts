import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { CalendarDay } from '#domain/calendar/calendar-days.ts';
import type { DueOverride, DueRule } from '#domain/reports/due.ts';
import { liveKeys } from '../composables/live-keys.ts';
import { api, unwrap } from '../http/client.ts';

const calendar = api.api.calendar;
const dueDate = calendar['due-dates'][':month'];

export type ReportingCalendarYear = InferResponseType<typeof calendar.$get>;
export type DueMonth = ReportingCalendarYear['months'][number];

export function useReportingCalendar(year: MaybeRefOrGetter<number>) {
  return useQuery({
    key: () => ['calendar', toValue(year)],
    query: () => unwrap(calendar.$get({ query: { year: String(toValue(year)) } })),
  });
}

/** A due day decides what is late and locked: everything that says so is asked again. */
function useRenewal() {
  const cache = useQueryCache();
  return () => {
    for (const key of liveKeys) cache.invalidateQueries({ key });
  };
}

export function useSetDueRule() {
  return useMutation({
    mutation: ({ year, rule }: { year: number; rule: DueRule }) =>
      unwrap(calendar[':year'].rule.$put({ param: { year: String(year) }, json: rule })),
    onSuccess: useRenewal(),
  });
}

export function useSetDueDate() {
  return useMutation({
    mutation: ({ month, override }: { month: string; override: DueOverride }) =>
      unwrap(dueDate.$put({ param: { month }, json: override })),
    onSuccess: useRenewal(),
  });
}

export function useResetDueDate() {
  return useMutation({
    mutation: (month: string) => unwrap(dueDate.$delete({ param: { month } })),
    onSuccess: useRenewal(),
  });
}

export function useSetDays() {
  return useMutation({
    mutation: (days: CalendarDay[]) => unwrap(calendar.days.$post({ json: { days } })),
    onSuccess: useRenewal(),
  });
}

export function useRemoveDay() {
  return useMutation({
    mutation: (date: string) => unwrap(calendar.days[':date'].$delete({ param: { date } })),
    onSuccess: useRenewal(),
  });
}
