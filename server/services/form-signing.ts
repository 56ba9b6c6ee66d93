import { createHash } from 'node:crypto';
import { listFormEvents, listSnapshots, type StoredSnapshot } from '#db/tables/form-snapshots.ts';
import type { StoredForm } from '#db/tables/forms.ts';
import { printed } from '#domain/decimal.ts';
import type { Form } from '#domain/forms/form.ts';
import { type CellDifference, formDifferences } from '#domain/forms/form-differences.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import type { Ctx } from '../context.ts';
import type { DrawnForm } from './forms.ts';

/** What a signature stands under: who, when, the form with all its cells, and the paper with scores and proofs. */
export interface SignedContent {
  schema: 1;
  formId: number;
  version: number;
  /** Null for a form that was published before it came into this system. */
  signedBy: { username: string; name: string } | null;
  signedAt: string;
  form: Form;
  view: DrawnForm;
}

export interface SignedVersion {
  version: number;
  signedBy: string | null;
  signedAt: string;
  /** SHA-256 of the content, hexadecimal, as kept; `isIntact`: computed again, it is still that. */
  digest: string;
  isIntact: boolean;
}

/** The signatures of a form; `content` is what is in force, `outdated` where today's data say something else. */
export interface Signing {
  current: SignedVersion | null;
  content: SignedContent | null;
  outdated: CellDifference[];
  versions: SignedVersion[];
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function contentOf(snapshot: StoredSnapshot): SignedContent {
  return JSON.parse(snapshot.content) as SignedContent;
}

/** What is told of a snapshot is what its content says, which the digest covers. */
export function signedVersion(snapshot: StoredSnapshot): SignedVersion {
  const { signedBy, signedAt } = contentOf(snapshot);
  const { version, digest } = snapshot;
  return {
    version,
    signedBy: signedBy?.name ?? null,
    signedAt,
    digest,
    isIntact: digestOf(snapshot.content) === digest,
  };
}

/** Signatures of one form as it shows now, with what was done to it and by whom. */
export async function signingOf(ctx: Ctx, form: StoredForm) {
  const signing = signingFrom(form, await listSnapshots(ctx.db, [Number(form.id)]));
  return { ...signing, events: await listFormEvents(ctx.db, Number(form.id)) };
}

/** The same for many forms, by their numbers. */
export async function signingsOf(ctx: Ctx, forms: StoredForm[]): Promise<Map<string, Signing>> {
  const snapshots = await listSnapshots(
    ctx.db,
    forms.map((form) => Number(form.id)),
  );
  return new Map(
    forms.map((form) => [
      form.id,
      signingFrom(
        form,
        snapshots.filter((one) => String(one.formId) === form.id),
      ),
    ]),
  );
}

function signingFrom(form: StoredForm, snapshots: StoredSnapshot[]): Signing {
  const versions = snapshots.map(signedVersion);
  const last = form.state === 'final' ? snapshots.at(-1) : undefined;
  if (!last) return { current: null, content: null, outdated: [], versions };
  const content = contentOf(last);
  return { current: versions.at(-1) ?? null, content, outdated: differencesOf(content, form), versions };
}

/** Where the form as it would be drawn today differs from the paper that was signed. */
function differencesOf({ form: signed, view }: SignedContent, form: Form): CellDifference[] {
  const scored = scoreForm(form);
  const { computed, printed: stated } = scored.total;
  const total = stated ?? (computed === null ? null : printed(computed, 2));
  return formDifferences(
    { form: signed, document: view.document, total: view.total.printed ?? view.total.computed },
    { form, document: documentOf(form, scored), total },
  );
}
