import { getSnapshot, insertFormEvent, insertSnapshot, listSnapshots } from '#db/tables/form-snapshots.ts';
import { type StoredForm, setFormState } from '#db/tables/forms.ts';
import { Failure } from '#domain/failures.ts';
import { canonicalText } from '#domain/forms/canonical.ts';
import type { Form } from '#domain/forms/form.ts';
import { blockersOf, formMissing } from '#domain/forms/form-missing.ts';
import { type FormMoveRequest, formMoveRules, formStateAfter } from '#domain/forms/form-moves.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { actorId, type Ctx, isSystem } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { loadForm } from './filled-forms.ts';
import { requireOpenYear } from './form-editing.ts';
import { contentOf, digestOf, type SignedContent, signedVersion } from './form-signing.ts';
import { drawnForm } from './forms.ts';

/**
 * Signs a draft (定稿) or takes the signature back (撤回定稿). What is signed is kept for good: content, digest, who, when. A
 * form published before it came here is kept as published when it is opened for the first time.
 */
export async function moveForm(ctx: Ctx, id: number, request: FormMoveRequest): Promise<void> {
  const { move, reason, version } = request;
  await write(ctx, { action: formMoveRules[move].action, subject: `form:${id}` }, async (inside) => {
    const { form, figuresTo } = await loadForm(inside, id);
    const isKept = await requireOpenYear(inside, form.year);
    const state = formStateAfter(form.state, request);
    if (form.version !== version) {
      throw new Failure('form.version-conflict', { yours: version, current: form.version, conflicts: [] });
    }
    if (move === 'finalise') requireComplete(form, figuresTo);
    const versions = await listSnapshots(inside.db, [id]);
    const isPublished = move === 'reopen' && versions.length === 0;
    const next = (versions.at(-1)?.version ?? 0) + 1;
    const signed = move === 'finalise' || isPublished ? await sign(inside, form, next, isPublished) : null;
    if (!(await setFormState(inside.db, form, state))) {
      throw new Failure('form.version-conflict', { yours: version, conflicts: [] });
    }
    await insertFormEvent(inside.db, {
      formId: id,
      move,
      reason: reason || null,
      snapshotVersion: signed?.version ?? versions.at(-1)?.version ?? null,
      actorId: actorId(inside),
      at: inside.now.toISOString(),
    });
    if (isKept) await evaluateAlerts(inside, form.year);
    return { result: undefined, before: { state: form.state }, after: { state, reason, ...signed } };
  });
}

function requireComplete(form: Form, figuresTo: number | null): void {
  const missing = blockersOf(formMissing(scoreForm(form), figuresTo));
  if (missing.length === 0) return;
  const first = missing.slice(0, 3).map((item) => item.message.replace(/。$/, ''));
  const more = missing.length > 3 ? `；等共 ${missing.length} 项` : '';
  throw new Failure('form.incomplete', { missing }, `还不能定稿：${first.join('；')}${more}。请补齐后再定稿。`);
}

async function sign(ctx: Ctx, draft: StoredForm, version: number, isPublished: boolean) {
  // What the database keeps beside the paper is not signed.
  const { isDemo: _demo, version: _version, ...paper } = draft;
  const form: Form = { ...paper, state: 'final' };
  const { username, name } = ctx.actor;
  const content: SignedContent = {
    schema: 1,
    formId: Number(form.id),
    version,
    signedBy: isPublished || isSystem(ctx.actor) ? null : { username, name },
    signedAt: ctx.now.toISOString(),
    form,
    view: drawnForm(form),
  };
  const text = canonicalText(JSON.parse(JSON.stringify(content)));
  const digest = digestOf(text);
  const at = ctx.now.toISOString();
  const row = { formId: Number(form.id), version, content: text, digest, actorId: actorId(ctx), at };
  await insertSnapshot(ctx.db, row);
  return { version, digest };
}

/** A signed paper, in force or not, with its digest computed again. */
export async function signedForm(ctx: Ctx, id: number, version: number) {
  const snapshot = await getSnapshot(ctx.db, id, version);
  return { ...signedVersion(snapshot), computedDigest: digestOf(snapshot.content), ...contentOf(snapshot).view };
}
