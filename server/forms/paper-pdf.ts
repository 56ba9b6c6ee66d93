import { type DocumentManifest, markOf } from '#domain/disclosure/manifest.ts';
import type { DisclosurePaper, PaperPart } from '#domain/disclosure/paper.ts';
import { documentWith } from '#domain/forms/document.ts';
import { fitsOnlyDense, lookOf, REPORT, typeAreaHeight } from './page-look.ts';
import type { PdfFonts } from './pdf-fonts.ts';
import { pdfParts } from './pdf-tables.ts';

/** What the template of the disclosure draws: the paper as data, with the manifest that is attached to the file. */
export function paperInput(paper: DisclosurePaper, manifest: DocumentManifest, fonts: PdfFonts) {
  return {
    title: paper.title,
    fonts,
    report: REPORT,
    mark: markOf(manifest),
    manifest: JSON.stringify(manifest, null, 2),
    // Where a reader program does not show attachments, its properties still name the digest.
    keywords: [`SHA-256 ${manifest.textDigest}`, `来源记录 ${manifest.records.length} 条`, publicationWords(manifest)],
    parts: paper.parts.map(partInput),
  };
}

function publicationWords({ publication }: DocumentManifest): string {
  return publication ? `第 ${publication.version} 版 ${publication.publishedAt}` : '未发布';
}

function partInput(part: PaperPart) {
  if (part.kind !== 'form') return part;
  const { document: form } = part;
  const document = documentWith(form);
  const look = lookOf(document, fitsOnlyDense(document));
  return {
    kind: part.kind,
    look,
    landscape: form.page.orientation === 'landscape',
    heading: form.title,
    subtitle: form.subtitle,
    columns: form.columns.map(({ width }) => width),
    parts: pdfParts(form, look, typeAreaHeight(form, look)),
  };
}
