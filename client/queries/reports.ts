import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import { monthNumber, monthOf, yearOf } from '#domain/period.ts';
import type { MoveRequest } from '#domain/reports/moves.ts';
import type { EntryInput } from '#domain/reports/report.ts';
import { api, unwrap } from '../http/client.ts';
import { sessionKey } from './session.ts';

const reports = api.api.reports;
const report = reports[':month'][':department'];

export type ReportMatrix = InferResponseType<typeof reports.$get>;
/** State and timing of one department's month, without its figures. */
export type ReportSummary = ReportMatrix['departments'][number]['reports'][number];
export type Report = InferResponseType<typeof report.$get>;
export type ReportEntry = Report['entries'][number];
export type ReportRecheck = Report['rechecks']['items'][number];

/** Which report: a month `2024-10` of a department `dept03`. */
export interface ReportPlace {
  month: string;
  department: string;
}

const matrixKey = ['reports'];
const reportKey = ({ month, department }: ReportPlace) => ['report', month, department];

/** Every begun month of the year: what is handed in does not depend on the month that is looked at. */
export function useReportMatrix(year: MaybeRefOrGetter<number>) {
  return useQuery({
    key: () => [...matrixKey, toValue(year)],
    query: () => unwrap(reports.$get({ query: { year: String(toValue(year)) } })),
  });
}

export function useReport(place: MaybeRefOrGetter<ReportPlace>) {
  return useQuery({
    key: () => reportKey(toValue(place)),
    query: async ({ entry }): Promise<Report> => {
      const answer = await unwrap(report.$get({ param: toValue(place) }));
      // A save may have been answered while this was under way: what is older never takes its place.
      const known = entry.state.value.data as Report | undefined;
      return known && known.version > answer.version ? known : answer;
    },
  });
}

export interface ReportSaving {
  place: ReportPlace;
  version: number;
  entries: EntryInput[];
  /** Names the act: sent again with the same key it is carried out once. */
  key: string;
}

/** Saves cells and answers the report as it is then. Whoever saves puts the answer in place with `useReportAnswer`. */
export function useSaveReport() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ place, version, entries, key }: ReportSaving) =>
      unwrap(report.$put({ param: place, json: { version, entries, key } })),
    // The first save begins the report; the following ones change nothing the matrix shows.
    onSuccess: (_answer, { version }) => {
      if (version === 0) cache.invalidateQueries({ key: matrixKey });
    },
  });
}

/** The twelve months of one indicator up to a month, with plan and provenance: what stands beside a cell. */
export function useCellSeries(cell: MaybeRefOrGetter<{ indicatorId: number; month: string }>) {
  return useQuery({
    key: () => ['indicators', 'cell', String(toValue(cell).indicatorId), toValue(cell).month],
    query: () => {
      const { indicatorId, month } = toValue(cell);
      const from = monthOf(yearOf(month) - 1, monthNumber(month));
      const series = api.api.indicators[':id'].series;
      return unwrap(series.$get({ param: { id: String(indicatorId) }, query: { from, to: month } }));
    },
    staleTime: 60_000,
  });
}

export interface ReportMoving {
  place: ReportPlace;
  request: MoveRequest;
}

/** A move can publish figures and close or open alerts, so everything that shows them is asked again. */
export function useMoveReport() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ place, request }: ReportMoving) => unwrap(report.moves.$post({ param: place, json: request })),
    onSuccess: () => {
      for (const key of [matrixKey, ['overview'], ['indicators'], ['alerts'], ['forms'], ['checks'], sessionKey]) {
        cache.invalidateQueries({ key });
      }
    },
  });
}

export interface Rechecking {
  place: ReportPlace;
  indicatorIds: number[];
}

/** 已复核，无需修改: the marks are settled, no figure changes. */
export function useConfirmRechecks() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ place, indicatorIds }: Rechecking) =>
      unwrap(report.rechecks.$post({ param: place, json: { indicatorIds } })),
    onSuccess: () => cache.invalidateQueries({ key: matrixKey }),
  });
}

/** Puts an answered report where `useReport` finds it, without asking again. */
export function useReportAnswer() {
  const cache = useQueryCache();
  return (place: ReportPlace, answer: Report) => cache.setQueryData(reportKey(place), answer);
}
