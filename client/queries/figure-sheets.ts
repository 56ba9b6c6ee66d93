import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { FigurePreview } from '#server/services/figure-sheets.ts';
import { liveKeys } from '../composables/live-keys.ts';
import { api, request, unwrap } from '../http/client.ts';
import type { ChosenFile } from './report-import.ts';

export type { FigurePreview };
export type ChangedYear = FigurePreview['rows'][number];
export type FigureChange = ChangedYear['changes'][number];

const imports = api.api.history.imports;
export type HistoryImport = InferResponseType<typeof imports.$get>[number];

/** Where a workbook of many months goes: a department's year, or the history of all. */
export type FigureTarget = { year: number; department: string } | 'history';

const addressOf = (target: FigureTarget) =>
  target === 'history' ? '/api/history/imports' : `/api/report-years/${target.year}/${target.department}/import`;

export const yearTemplateAddress = ({ year, department }: { year: number; department: string }) =>
  `/api/report-years/${year}/${department}/template.xlsx`;
export const historyTemplateAddress = (from: number, to: number) => `/api/history/template.xlsx?from=${from}&to=${to}`;

function formOf({ name, content }: ChosenFile, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  form.append('file', content, name);
  for (const [field, text] of Object.entries(fields)) form.append(field, text);
  return form;
}

/** What the file would change; nothing is written. */
export function previewFigures(target: FigureTarget, file: ChosenFile): Promise<FigurePreview> {
  return request<FigurePreview>('POST', `${addressOf(target)}?dryRun=1`, formOf(file));
}

export interface FigureImporting {
  target: FigureTarget;
  file: ChosenFile;
  proof: string;
  skipsUnmatched: boolean;
}

/** Writes all of the file or nothing; figures show anywhere, so everything that shows them is asked again. */
export function useImportFigures() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ target, file, proof, skipsUnmatched }: FigureImporting) =>
      request<unknown>('POST', addressOf(target), formOf(file, { proof, skipUnmatched: skipsUnmatched ? '1' : '0' })),
    onSuccess: () => Promise.all(liveKeys.map((key) => cache.invalidateQueries({ key }))),
  });
}

export function useHistoryImports() {
  return useQuery({ key: ['history'], query: () => unwrap(imports.$get()) });
}

/** Also when it was refused: somebody else may have undone it, and that is what must be seen then. */
export function useUndoImport() {
  const cache = useQueryCache();
  return useMutation({
    mutation: (id: number) => unwrap(imports[':id'].undo.$post({ param: { id: String(id) } })),
    onSettled: () => Promise.all(liveKeys.map((key) => cache.invalidateQueries({ key }))),
  });
}
