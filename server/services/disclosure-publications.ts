import { insertPublication, listPublications, type StoredPublication } from '#db/tables/disclosure-publications.ts';
import type { DocumentManifest } from '#domain/disclosure/manifest.ts';
import { allSentences, type RenderedDocument } from '#domain/disclosure/rendered.ts';
import { type SentencePair, sentenceDiff } from '#domain/disclosure/sentence-diff.ts';
import { Failure } from '#domain/failures.ts';
import type { FormDocument } from '#domain/forms/document.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { type LiveDocument, liveDocument, manifestOf, sha256, standingOf } from './disclosure-documents.ts';

/** What was published: the document with every number's origin, the forms as they stood, and the manifest. */
export interface PublishedContent {
  schema: 1;
  document: RenderedDocument;
  forms: { id: number; name: string; document: FormDocument }[];
  manifest: DocumentManifest;
}

/** A publication as the list tells it; `isIntact`: its content still has the digest it was published with. */
export interface PublicationView {
  version: number;
  publishedBy: string | null;
  publishedAt: string;
  digest: string;
  isIntact: boolean;
  isDemo: boolean;
}

/** Where the last publication differs from what today's data give. */
export interface Outdated {
  sentences: Exclude<SentencePair, { kind: 'same' }>[];
  /** Names of forms whose tables have changed, come or gone. */
  forms: string[];
}

/** The publications of a year, last first, and what has changed since the last one. */
export async function publicationsOf(ctx: Ctx, year: number) {
  const rows = await listPublications(ctx.db, year);
  const [last] = rows;
  const live = await liveDocument(ctx, year);
  const outdated = last === undefined ? null : outdatedSince(contentOf(last), live);
  return {
    year,
    publications: rows.map(viewOf),
    outdated: outdated !== null && outdated.sentences.length + outdated.forms.length > 0 ? outdated : null,
  };
}

/** The content of one publication. Throws `document.version-not-found`, `document.broken`. */
export async function publication(ctx: Ctx, year: number, version: number): Promise<PublishedContent> {
  const row = (await listPublications(ctx.db, year)).find((one) => one.version === version);
  if (!row) throw new Failure('document.version-not-found', { year, version });
  if (!viewOf(row).isIntact) throw new Failure('document.broken', { year, version });
  return contentOf(row);
}

/**
 * Publishes the document as it stands: kept whole with its manifest under a digest. `digest` is that of the text the
 * publisher has read. Throws `document.incomplete`, `document.changed`, `document.same-published`.
 */
export async function publishDocument(
  ctx: Ctx,
  year: number,
  digest: string,
  { isDemo = false } = {},
): Promise<PublicationView> {
  return write(ctx, { action: 'document.publish', subject: `document:${year}` }, async (inside) => {
    const live = await liveDocument(inside, year);
    requireComplete(live);
    const manifest = manifestOf(inside, live);
    if (manifest.textDigest !== digest) throw new Failure('document.changed');
    const [last] = await listPublications(inside.db, year);
    if (last && contentOf(last).manifest.textDigest === digest) throw new Failure('document.same-published');
    const version = (last?.version ?? 0) + 1;
    const publishedAt = inside.now.toISOString();
    const mark = isDemo ? { isDemo } : {};
    const content: PublishedContent = {
      schema: 1,
      document: live.document,
      forms: live.forms,
      manifest: { ...manifest, publication: { version, publishedBy: inside.actor.name, publishedAt, ...mark } },
    };
    const text = JSON.stringify(content);
    const row = { year, version, content: text, digest: sha256(text), publishedBy: actorId(inside), publishedAt };
    await insertPublication(inside.db, { ...row, isDemo: Number(isDemo) });
    const after = { version, digest: row.digest, records: manifest.records.length, unbound: manifest.unbound.length };
    const view = { version, publishedBy: inside.actor.name, publishedAt, digest: row.digest, isIntact: true, isDemo };
    return { result: view, after };
  });
}

function requireComplete(live: LiveDocument): void {
  const { missing, early } = standingOf(live);
  if (missing.length > 0) {
    throw new Failure(
      'document.incomplete',
      { missing },
      `公开说明还缺少 ${missing.length} 项数据，不能发布：${listed(missing)}。`,
    );
  }
  if (early.length > 0) {
    const names = early.map(({ name, month }) => `${name}（${month} 月）`);
    throw new Failure(
      'document.incomplete',
      { early },
      `${early.length} 项指标还没有 12 月的数据，不能发布：${listed(names)}。`,
    );
  }
}

const MOST_NAMED = 5;

function listed(names: string[]): string {
  return `${names.slice(0, MOST_NAMED).join('、')}${names.length > MOST_NAMED ? '等' : ''}`;
}

function outdatedSince(published: PublishedContent, live: LiveDocument): Outdated {
  const texts = (document: RenderedDocument) => allSentences(document).map(({ text }) => text);
  const pairs = sentenceDiff(texts(published.document), texts(live.document));
  const former = new Map(published.forms.map(({ id, document }) => [id, JSON.stringify(document)]));
  const current = new Set(live.forms.map(({ id }) => id));
  const changed = live.forms.filter(({ id, document }) => former.get(id) !== JSON.stringify(document));
  const gone = published.forms.filter(({ id }) => !current.has(id));
  return {
    sentences: pairs.filter((pair) => pair.kind !== 'same'),
    forms: [...changed, ...gone].map(({ name }) => name),
  };
}

function contentOf({ content }: StoredPublication): PublishedContent {
  return JSON.parse(content) as PublishedContent;
}

function viewOf(row: StoredPublication): PublicationView {
  const { version, publishedByName, publishedAt, digest, content, isDemo } = row;
  return {
    version,
    publishedBy: publishedByName,
    publishedAt,
    digest,
    isIntact: sha256(content) === digest,
    isDemo: isDemo === 1,
  };
}
