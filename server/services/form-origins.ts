import { creationOf, lastEditOf } from '#db/tables/form-origins.ts';
import type { StoredForm } from '#db/tables/forms.ts';
import type { Ctx } from '../context.ts';

/**
 * Where a figure that goes into another comes from. `months`: from the approved months of its indicator · `typed`: somebody
 * wrote it into the form · `form`: it came in with the form, printed or copied, and nobody has touched it since · `computed`:
 * it is worked out itself · `book`: the book of final accounts, by whoever saved it last · `paper`: the published document. `ref` asks further (`domain/disclosure/figure-ref.ts`).
 */
export interface InputOrigin {
  input: string;
  value: string | null;
  source: 'months' | 'typed' | 'form' | 'computed' | 'book' | 'paper' | 'none';
  by: string | null;
  at: string | null;
  ref: string | null;
}

/** A cell that goes into a figure: its name, what it says, its place in the form's history, and how to ask further. */
export interface InputCell {
  input: string;
  value: string | null;
  place: string;
  ref: string | null;
}

/** Origins of cells of one form; the form's own beginnings are looked up once. */
export async function originsOf(ctx: Ctx, form: StoredForm, cells: InputCell[]): Promise<InputOrigin[]> {
  const id = Number(form.id);
  const creation = await creationOf(ctx.db, { id, year: form.year, code: form.code });
  const origins: InputOrigin[] = [];
  for (const { input, value, place, ref } of cells) {
    const edit = await lastEditOf(ctx.db, id, place);
    const source = edit ? 'typed' : value === null ? 'none' : 'form';
    const from = edit ?? (value === null ? null : creation);
    origins.push({ input, value, source, by: from?.by ?? null, at: from?.at ?? null, ref });
  }
  return origins;
}
