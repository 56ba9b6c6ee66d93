import { listSnapshots } from '#db/tables/form-snapshots.ts';
import { getForm, hasForm, insertForm, removeForm } from '#db/tables/forms.ts';
import { Failure } from '#domain/failures.ts';
import type { FormDraft } from '#domain/forms/form-draft.ts';
import { formForYear } from '#domain/forms/new-form.ts';
import type { Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { requireOpenYear } from './form-editing.ts';
import { codeFor, insertDraft } from './forms.ts';

/**
 * Takes a form typed in or brought from elsewhere; what it contradicts rings at once. Throws `year.closed`, `form.exists`,
 * `indicator.not-found`.
 */
export async function createForm(ctx: Ctx, draft: FormDraft): Promise<{ id: number }> {
  const code = await codeFor(ctx, draft);
  return write(ctx, { action: 'form.create', subject: `form:${draft.year}:${code}` }, async (inside) => {
    const isKept = await requireOpenYear(inside, draft.year);
    const made = await insertDraft(inside, draft, code);
    if (isKept) await evaluateAlerts(inside, draft.year);
    return made;
  });
}

/** A draft for another year from a form: its texts, rows, targets and weights, under the same code. */
export async function copyForm(ctx: Ctx, id: number, year: number, isDemo = false): Promise<{ id: number }> {
  return write(ctx, { action: 'form.create', subject: `form:${id}` }, async (inside) => {
    const { isDemo: isDemoSource, version: _version, ...form } = await getForm(inside.db, id);
    const isKept = await requireOpenYear(inside, year);
    const code = form.code ?? `form-${id}`;
    if (await hasForm(inside.db, year, code)) throw new Failure('form.exists', { year, code });
    const copy = { ...formForYear(form, year), code };
    const copyId = await insertForm(inside.db, copy, isDemo || isDemoSource, inside.now.toISOString());
    if (isKept) await evaluateAlerts(inside, year);
    const after = { id: copyId, year, code, name: form.name, copyOf: id, rows: form.rows.length };
    return { result: { id: copyId }, after };
  });
}

/** Deletes a draft that was never signed. Throws `form.not-editable` and `form.signed`. */
export async function deleteForm(ctx: Ctx, id: number): Promise<void> {
  await write(ctx, { action: 'form.remove', subject: `form:${id}` }, async (inside) => {
    const form = await getForm(inside.db, id);
    const isKept = await requireOpenYear(inside, form.year);
    if (form.state !== 'draft') throw new Failure('form.not-editable', { state: form.state });
    if ((await listSnapshots(inside.db, [id])).length > 0) throw new Failure('form.signed', { id });
    await removeForm(inside.db, id);
    // What was found on the form is gone with it.
    if (isKept) await evaluateAlerts(inside, form.year);
    return { result: undefined, before: form };
  });
}
