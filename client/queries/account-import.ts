import { useMutation, useQueryCache } from '@pinia/colada';
import type { AccountPreview } from '#server/services/account-import.ts';
import { request } from '../http/client.ts';
import type { ChosenFile } from './report-import.ts';

export type { AccountPreview };

const addressOf = (year: number, isDry: boolean) => `/api/accounts/import?year=${year}&dryRun=${isDry ? 1 : 0}`;
export const accountTablesAddress = (year: number) => `/api/accounts/tables.xlsx?year=${year}`;

function formOf({ name, content }: ChosenFile): FormData {
  const form = new FormData();
  form.append('file', content, name);
  return form;
}

/** What the tables would change; nothing is written. */
export function previewAccountTables(year: number, file: ChosenFile): Promise<AccountPreview> {
  return request<AccountPreview>('POST', addressOf(year, true), formOf(file));
}

/** Writes all that the preview showed, or nothing. */
export function useImportAccounts() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ year, file, version }: { year: number; file: ChosenFile; version: number }) => {
      const form = formOf(file);
      form.append('version', String(version));
      return request<unknown>('POST', addressOf(year, false), form);
    },
    onSuccess: () => cache.invalidateQueries({ key: ['accounts'] }),
  });
}
