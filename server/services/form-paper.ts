import { listSnapshots } from '#db/tables/form-snapshots.ts';
import { Failure } from '#domain/failures.ts';
import type { Document } from '#domain/forms/document.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import type { Ctx } from '../context.ts';
import { loadForm } from './filled-forms.ts';
import { contentOf, digestOf } from './form-signing.ts';

/**
 * What is exported of a form, and what the file is called. Of a signed form it is the paper that was signed, whatever the
 * data say now; a draft says 草稿 in its name only, because the layout is official. Throws `form.snapshot-broken`.
 */
export async function formPaper(ctx: Ctx, id: number): Promise<{ document: Document; name: string }> {
  const { form } = await loadForm(ctx, id);
  const name = `${form.year}年度-${form.name}`;
  if (form.state === 'draft') return { document: documentOf(form), name: `${name}（草稿）` };
  const last = (await listSnapshots(ctx.db, [id])).at(-1);
  if (!last) return { document: documentOf(form), name };
  if (digestOf(last.content) !== last.digest) throw new Failure('form.snapshot-broken', { id, version: last.version });
  return { document: contentOf(last).view.document, name };
}
