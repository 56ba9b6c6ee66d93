import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { FormDraftInput } from '#domain/forms/form-draft.ts';
import type { FormPatch } from '#domain/forms/form-edits.ts';
import type { FormMoveRequest } from '#domain/forms/form-moves.ts';
import { api, unwrap } from '../http/client.ts';
import type { FormDetail } from './forms.ts';

const form = api.api.forms[':id'];
const snapshot = form.snapshots[':version'];

export type SignedForm = InferResponseType<typeof snapshot.$get, 200>;

const param = (id: number) => ({ id: String(id) });

/** Saves cells and lines of a draft; the answer carries the form as it is then, and how to take the edits back. */
export function savePatch(id: number, patch: FormPatch) {
  return unwrap(form.$patch({ param: param(id), json: patch }));
}

/** Puts an answered form where `useForm` finds it; what lists it is asked again. */
export function useFormAnswer() {
  const cache = useQueryCache();
  return (answer: FormDetail) => {
    cache.setQueryData(['form', String(answer.id)], answer);
    for (const key of [['forms'], ['checks'], ['alerts']]) cache.invalidateQueries({ key }).catch(() => undefined);
  };
}

export function useMoveForm() {
  const settle = useFormAnswer();
  return useMutation({
    mutation: ({ id, request }: { id: number; request: FormMoveRequest }) =>
      unwrap(form.moves.$post({ param: param(id), json: request })),
    onSuccess: (answer) => settle(answer),
  });
}

/** A signed paper as it was signed, in force or not. */
export function useSignedForm(id: MaybeRefOrGetter<string>, version: MaybeRefOrGetter<string | null>) {
  return useQuery({
    key: () => ['form', toValue(id), 'version', toValue(version) ?? ''],
    enabled: () => toValue(version) !== null,
    query: () => unwrap(snapshot.$get({ param: { id: toValue(id), version: toValue(version) ?? '' } })),
  });
}

function useFormsChange<T, R>(mutation: (vars: T) => Promise<R>) {
  const cache = useQueryCache();
  return useMutation({ mutation, onSuccess: () => cache.invalidateQueries({ key: ['forms'] }) });
}

export const useCreateForm = () =>
  useFormsChange((draft: FormDraftInput) => unwrap(api.api.forms.$post({ json: draft })));

export const useCopyForm = () =>
  useFormsChange(({ id, year }: { id: number; year: number }) =>
    unwrap(form.copies.$post({ param: param(id), json: { year } })),
  );

export const useDeleteForm = () => useFormsChange((id: number) => unwrap(form.$delete({ param: param(id) })));
