import { useMutation, useQueryCache } from '@pinia/colada';
import type { previewFormImport } from '#server/services/form-import.ts';
import { request } from '../http/client.ts';
import type { FormDetail } from './forms.ts';
import type { ChosenFile } from './report-import.ts';

export type FormImportPreview = Awaited<ReturnType<typeof previewFormImport>>;

function bodyOf({ name, content }: ChosenFile): FormData {
  const body = new FormData();
  body.append('file', content, name);
  return body;
}

/** What the file would become; nothing is written. `year` stands in where the paper states none. */
export function previewFormFile(file: ChosenFile, year: string): Promise<FormImportPreview> {
  return request<FormImportPreview>('POST', `/api/forms/import?dryRun=1&year=${year}`, bodyOf(file));
}

export function useImportForm() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ file, year }: { file: ChosenFile; year: string }) =>
      request<FormDetail>('POST', `/api/forms/import?year=${year}`, bodyOf(file)),
    onSuccess: () => cache.invalidateQueries({ key: ['forms'] }),
  });
}
