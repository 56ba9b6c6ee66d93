import type { FormDraftInput } from '#domain/forms/form-draft.ts';
import type { Doubt } from './flat/doubts.ts';

/** A form as it is printed, still to be checked: a year of 0 is none. */
export type ReadDraft = FormDraftInput & { kind: 'overall' | 'project'; year: number; name: string };

/** A 自评表 of the document; `start` and `end` are its place in the text, the same where it came from a table. */
export interface ReadForm {
  title: string;
  draft: ReadDraft;
  doubts: Doubt[];
  start: number;
  end: number;
}
