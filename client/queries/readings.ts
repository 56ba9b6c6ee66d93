import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { Decision } from '#domain/reading/review.ts';
import { api, request, unwrap } from '../http/client.ts';
import type { ChosenFile } from './report-import.ts';

const readings = api.api.accounts.readings;
const one = readings[':id'];

export type ReadingBrief = InferResponseType<typeof readings.$get, 200>[number];
export type ReadingView = InferResponseType<typeof one.$get, 200>;
export type ReadFigure = ReadingView['figures'][number];
export type ReadStatement = ReadingView['statements'][number];
export type ReadForm = ReadingView['forms'][number];
export type Remainder = ReadingView['remainders'][number];

const param = (id: number) => ({ param: { id: String(id) } });

export function useReadings() {
  return useQuery({ key: ['readings'], query: () => unwrap(readings.$get()) });
}

export function useReading(id: () => number) {
  return useQuery({ key: () => ['readings', id()], query: () => unwrap(one.$get(param(id()))) });
}

/** Reads a file; nothing but the reading is kept. `year` goes before what the document says. */
export function useReadFile() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ file, year }: { file: ChosenFile; year: string }) => {
      const body = new FormData();
      body.append('file', file.content, file.name);
      return request<{ id: number }>('POST', `/api/accounts/readings${year === '' ? '' : `?year=${year}`}`, body);
    },
    onSuccess: () => cache.invalidateQueries({ key: ['readings'] }),
  });
}

export interface ReviewChange {
  id: number;
  version: number;
  year?: number;
  decisions?: Record<string, Decision | null>;
}

/** The answer is the reading as it is then. A refused one is asked again: somebody else was quicker. */
export function useReviewReading() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, ...json }: ReviewChange) => unwrap(one.$patch({ ...param(id), json })),
    onSuccess: (view, { id }) => cache.setQueryData(['readings', id], view),
    onError: (_error, { id }) => cache.invalidateQueries({ key: ['readings', id] }),
  });
}

/** Statements and forms show in other places too. */
export function useAcceptReading() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, ...json }: { id: number; version: number; replaces: string | null }) =>
      unwrap(one.accept.$post({ ...param(id), json })),
    onSettled: () => Promise.all([['readings'], ['checks'], ['forms']].map((key) => cache.invalidateQueries({ key }))),
  });
}

export function useDiscardReading() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ id, version }: { id: number; version: number }) =>
      unwrap(one.discard.$post({ ...param(id), json: { version } })),
    onSettled: () => cache.invalidateQueries({ key: ['readings'] }),
  });
}
