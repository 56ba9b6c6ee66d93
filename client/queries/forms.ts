import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { FileFormat } from '#domain/forms/file-name.ts';
import { api, unwrap } from '../http/client.ts';

const forms = api.api.forms;
const form = forms[':id'];

export type FormEntry = InferResponseType<typeof forms.$get>[number];
export type FormDetail = InferResponseType<typeof form.$get, 200>;
export type FormRowView = FormDetail['rows'][number];
export type FundView = FormDetail['funds'][number];
export type FormDocument = FormDetail['document'];
export type FormFinding = FormDetail['checks'][number];

export function useForms(year: MaybeRefOrGetter<string>) {
  return useQuery({
    key: () => ['forms', toValue(year)],
    query: () => unwrap(forms.$get({ query: { year: toValue(year) } })),
  });
}

export function useForm(id: MaybeRefOrGetter<string>) {
  return useQuery({
    key: () => ['form', toValue(id)],
    query: async ({ entry }): Promise<FormDetail> => {
      const answer = await unwrap(form.$get({ param: { id: toValue(id) } }));
      // A save may have been answered while this was under way: what is older never takes its place.
      const known = entry.state.value.data as FormDetail | undefined;
      return known && known.version > answer.version ? known : answer;
    },
  });
}

export type ExportOptions = InferResponseType<(typeof forms)['export-options']['$get'], 200>;

/** The formats that this server can make, and the fonts of its PDFs. */
export function useExportOptions() {
  return useQuery({
    key: ['form-export-options'],
    query: () => unwrap(forms['export-options'].$get()),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: false,
  });
}

/** The official file of one form, in a zip with all of the year, and the report about them. */
export const formFileAddress = (id: number, format: FileFormat) => `/api/forms/${id}/export?format=${format}`;
export const yearZipAddress = (year: string, formats: readonly FileFormat[]) =>
  `/api/forms/export.zip?year=${year}&formats=${formats.join(',')}`;
export const narrativeAddress = (year: string, format: 'docx' | 'pdf') =>
  `/api/forms/report?year=${year}&format=${format}`;
