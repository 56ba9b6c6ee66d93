import { listSnapshots } from '#db/tables/form-snapshots.ts';
import type { StoredForm } from '#db/tables/forms.ts';
import { Failure } from '#domain/failures.ts';
import type { FormDocument } from '#domain/forms/document.ts';
import { formFileName } from '#domain/forms/file-name.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import type { Ctx } from '../context.ts';
import { contentOf, digestOf } from './form-signing.ts';

/**
 * What is exported of a form, and what the file is called. Of a signed form it is the paper that was signed, whatever the
 * data say now; a draft says 草稿 in its name only, because the layout is official. Throws `form.snapshot-broken`.
 */
export async function paperOf(ctx: Ctx, form: StoredForm): Promise<{ document: FormDocument; name: string }> {
  const name = formFileName(form);
  if (form.state === 'draft') return { document: documentOf(form), name: `${name}（草稿）` };
  const id = Number(form.id);
  const last = (await listSnapshots(ctx.db, [id])).at(-1);
  if (!last) return { document: documentOf(form), name };
  if (digestOf(last.content) !== last.digest) throw new Failure('form.snapshot-broken', { id, version: last.version });
  return { document: contentOf(last).view.document, name };
}
