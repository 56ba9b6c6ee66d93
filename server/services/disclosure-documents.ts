import { createHash } from 'node:crypto';
import type { StoredTemplate } from '#db/tables/disclosure-templates.ts';
import { type DocumentManifest, manifestRecords, unboundNumbers } from '#domain/disclosure/manifest.ts';
import { type DisclosurePaper, disclosurePaper, plainText } from '#domain/disclosure/paper.ts';
import { renderTemplate } from '#domain/disclosure/render-template.ts';
import { allSentences, type RenderedDocument } from '#domain/disclosure/rendered.ts';
import type { FormDocument } from '#domain/forms/document.ts';
import type { Ctx } from '../context.ts';
import { type DisclosureYear, loadDisclosureYear } from './disclosure-figures.ts';
import { requireTemplate } from './disclosure-templates.ts';
import { filledForms } from './filled-forms.ts';
import { paperOf } from './form-paper.ts';

/** A year's document as today's data give it. */
export interface LiveDocument {
  document: RenderedDocument;
  template: StoredTemplate;
  year: DisclosureYear;
  forms: { id: number; name: string; document: FormDocument }[];
}

/** Throws `year.not-found`, `document.no-template`. */
export async function liveDocument(ctx: Ctx, year: number): Promise<LiveDocument> {
  const loaded = await loadDisclosureYear(ctx, year);
  const template = await requireTemplate(ctx, year);
  const forms = [];
  for (const form of await filledForms(ctx, loaded.forms)) {
    const { document } = await paperOf(ctx, form);
    forms.push({ id: Number(form.id), name: form.name, document });
  }
  return { document: renderTemplate(template, loaded.figures), template, year: loaded, forms };
}

export function paperOfDocument({ document, forms }: Pick<LiveDocument, 'document' | 'forms'>): DisclosurePaper {
  return disclosurePaper(
    document,
    forms.map((form) => form.document),
  );
}

/** What the preview shows: the document, and what stands in the way of publishing it. */
export async function previewOf(ctx: Ctx, year: number) {
  const live = await liveDocument(ctx, year);
  return {
    year,
    center: live.year.center,
    isDemo: live.year.isDemo,
    template: templateOf(live),
    document: live.document,
    forms: live.forms.map(({ id, name }) => ({ id, name })),
    ...standingOf(live),
    /** What a publication must have been read with. */
    digest: manifestOf(ctx, live).textDigest,
  };
}

/** The tables of the forms, which stand inside section 十一. */
export async function documentForms(ctx: Ctx, year: number) {
  return (await liveDocument(ctx, year)).forms;
}

export interface DocumentStanding {
  /** Names of figures that are not there. */
  missing: string[];
  unbound: DocumentManifest['unbound'];
  /** Printed indicators whose figure is of an earlier month than December. */
  early: { name: string; month: number }[];
}

export function standingOf({ document, year }: LiveDocument): DocumentStanding {
  const pieces = allSentences(document).flatMap((sentence) => sentence.pieces);
  const missing = pieces.flatMap((piece) => (piece.kind === 'missing' ? [piece.name] : []));
  const early = new Map(
    pieces.flatMap((piece) => {
      if (piece.kind !== 'number' || piece.ref?.kind !== 'indicator') return [];
      const late = year.early.get(piece.ref.indicatorId);
      return late ? [[piece.ref.indicatorId, late] as const] : [];
    }),
  );
  return { missing: [...new Set(missing)], unbound: unboundNumbers(document), early: [...early.values()] };
}

export function manifestOf(ctx: Ctx, live: LiveDocument): DocumentManifest {
  const { document, forms, year } = live;
  return {
    schema: 1,
    center: year.center,
    year: document.year,
    publication: null,
    template: templateOf(live),
    madeAt: ctx.now.toISOString(),
    textDigest: sha256(plainText(paperOfDocument(live))),
    records: manifestRecords(document),
    forms: forms.map(({ id, name }) => ({ id, name })),
    unbound: unboundNumbers(document),
  };
}

const templateOf = ({ template: { year, version } }: LiveDocument) => ({ year, version });

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
