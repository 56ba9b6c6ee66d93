import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
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

/** The official file; the browser saves it under the name the server gives. */
export const xlsxAddress = (id: number) => `/api/forms/${id}/export?format=xlsx`;
