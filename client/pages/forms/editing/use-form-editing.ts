import type { FormEdit } from '#domain/forms/form-edits.ts';
import { savePatch, useFormAnswer } from '../../../queries/form-editing.ts';
import type { FormDetail } from '../../../queries/forms.ts';
import { type PaperEditing, usePaper, usePaperEditing } from './use-paper-editing.ts';

export type FormEditing = PaperEditing<FormEdit>;

/** Editing a self-evaluation form on its paper. */
export function useFormEditing(form: () => FormDetail, refresh: () => Promise<unknown>): FormEditing {
  const settle = useFormAnswer();
  return usePaperEditing<FormEdit>({
    refresh,
    save: async (edits) => {
      const answer = await savePatch(form().id, { version: form().version, edits });
      settle(answer.form);
      return answer.undo;
    },
  });
}

/** The editing of the form around. */
export const useEditing = (): FormEditing => usePaper<FormEdit>();
