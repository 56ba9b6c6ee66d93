import { type DocumentManifest, markOf } from '#domain/disclosure/manifest.ts';
import { plainText } from '#domain/disclosure/paper.ts';
import type { Ctx } from '../context.ts';
import type { Renderer } from '../forms/renderer.ts';
import { recordAct, requirePermission } from '../write.ts';
import { liveDocument, manifestOf, paperOfDocument } from './disclosure-documents.ts';
import { type PublishedContent, publication } from './disclosure-publications.ts';
import type { ExportedFile } from './form-exports.ts';

export const DOCUMENT_FORMATS = ['docx', 'pdf', 'text', 'manifest'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export interface DocumentExport {
  year: number;
  format: DocumentFormat;
  /** A publication; today's document when none is named. */
  version?: number | undefined;
}

/**
 * The document as a file that carries its manifest, or the manifest alone; the export is put on record. Throws
 * `document.version-not-found`, `document.broken`, `form.pdf-unavailable`.
 */
export async function exportDocument(ctx: Ctx, renderer: Renderer, asked: DocumentExport): Promise<ExportedFile> {
  requirePermission(ctx, 'document.export');
  const { year, format, version } = asked;
  const content = version === undefined ? await unpublished(ctx, year) : await publication(ctx, year, version);
  const bytes = await bytesOf(ctx, renderer, content, format);
  await recordAct(ctx, 'document.export', `document:${year}`, undefined, { format, version: version ?? null });
  return { bytes, name: nameOf(year, version, format) };
}

async function unpublished(ctx: Ctx, year: number): Promise<Omit<PublishedContent, 'schema'>> {
  const live = await liveDocument(ctx, year);
  return { document: live.document, forms: live.forms, manifest: manifestOf(ctx, live) };
}

async function bytesOf(
  ctx: Ctx,
  renderer: Renderer,
  content: Omit<PublishedContent, 'schema'>,
  format: DocumentFormat,
): Promise<Uint8Array> {
  const { manifest } = content;
  if (format === 'manifest') return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const paper = paperOfDocument(content);
  if (format === 'text') return Buffer.from(textFile(plainText(paper), manifest));
  return renderer.render({ format, paper, manifest, author: manifest.center, written: ctx.now });
}

/** The digest is of what stands between the rules. */
function textFile(text: string, manifest: DocumentManifest): string {
  const { records, textDigest } = manifest;
  const mark = markOf(manifest);
  return `${mark === null ? '' : `${mark}\n——\n`}${text}\n——\n数据来源：${records.length} 条记录，见清单\n正文摘要（SHA-256）：${textDigest}\n`;
}

const ENDINGS = { docx: '.docx', pdf: '.pdf', text: '.txt', manifest: '-数据清单.json' } as const;

function nameOf(year: number, version: number | undefined, format: DocumentFormat): string {
  const standing = version === undefined ? '（草稿）' : `（第${version}版）`;
  return `${year}年度部门决算公开说明${standing}${ENDINGS[format]}`;
}
