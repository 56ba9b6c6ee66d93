import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import { api, unwrap } from '../http/client.ts';
import { download, upload } from '../http/files.ts';
import type { ReportEntry, ReportPlace } from './reports.ts';

const evidence = api.api.evidence[':id'];
const events = api.api.reports[':month'][':department'].events[':indicatorId'];

export type Evidence = ReportEntry['evidence'][number];
type Success<T> = Exclude<T, { error: unknown }>;
export type CellEvent = Success<InferResponseType<typeof events.$get>>[number];

export const evidenceAddress = (id: number) => `/api/evidence/${id}`;

export function downloadEvidence({ id, name }: Pick<Evidence, 'id' | 'name'>): Promise<void> {
  return download(evidenceAddress(id), name);
}

/** Which figure: an indicator of a report. */
export interface CellPlace extends ReportPlace {
  indicatorId: number;
}

export interface EvidenceSending {
  place: CellPlace;
  file: File;
  /** Names the act: sent again with the same key it is carried out once. */
  key: string;
  progress: (part: number) => void;
}

/** Answers the file as it stands; `isNew` is false where the same content stood already. */
export function useAddEvidence() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ place: { month, department, indicatorId }, file, key, progress }: EvidenceSending) => {
      const form = new FormData();
      form.append('file', file, file.name);
      form.append('key', key);
      const path = `/api/reports/${month}/${department}/evidence/${indicatorId}`;
      return upload<Evidence & { isNew: boolean }>(path, form, progress);
    },
    onSettled: (_answer, _error, { place: { month, department } }) =>
      cache.invalidateQueries({ key: ['report', month, department] }),
  });
}

export function useRemoveEvidence() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id }: { id: number; place: ReportPlace }) => unwrap(evidence.$delete({ param: { id: String(id) } })),
    onSettled: (_answer, _error, { place: { month, department } }) =>
      cache.invalidateQueries({ key: ['report', month, department] }),
  });
}

/** What happened to a cell; asked again whenever the cell was saved, which `state` tells. */
export function useCellEvents(cell: MaybeRefOrGetter<CellPlace & { state: string }>) {
  return useQuery({
    key: () => {
      const { month, department, indicatorId, state } = toValue(cell);
      return ['report', month, department, 'events', String(indicatorId), state];
    },
    query: () => {
      const { month, department, indicatorId } = toValue(cell);
      return unwrap(events.$get({ param: { month, department, indicatorId: String(indicatorId) } }));
    },
  });
}
