import { listForms } from '#db/tables/forms.ts';
import { centerName } from '#db/tables/settings.ts';
import { Failure } from '#domain/failures.ts';
import { documentWith, type FormDocument } from '#domain/forms/document.ts';
import { FILE_FORMATS, type FileFormat, numberedName } from '#domain/forms/file-name.ts';
import { buildFormIndex, type IndexedForm } from '#domain/forms/form-index.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import type { Ctx } from '../context.ts';
import { isLicensed } from '../forms/pdf-fonts.ts';
import type { RenderJob } from '../forms/render-job.ts';
import type { Renderer } from '../forms/renderer.ts';
import { type ZipEntry, zipOf } from '../forms/zip-writer.ts';
import { recordAct, requirePermission } from '../write.ts';
import { filledForms, loadForm } from './filled-forms.ts';
import { paperOf } from './form-paper.ts';

export interface ExportedFile {
  name: string;
  bytes: Uint8Array;
}

/** What can be exported here and in which fonts; PDF is missing where its compiler is. */
export async function exportOptions(ctx: Ctx, renderer: Renderer) {
  requirePermission(ctx, 'form.export');
  const fonts = await renderer.pdfFonts();
  return {
    formats: FILE_FORMATS.filter((format) => format !== 'pdf' || fonts !== null),
    pdfFonts: fonts === null ? null : { body: fonts.song, title: fonts.hei, letter: fonts.fang },
    isLicensed: fonts !== null && isLicensed(fonts),
  };
}

/** The official file and its name; the export is put on record. Throws `form.not-found`, `form.pdf-unavailable`. */
export async function exportForm(ctx: Ctx, renderer: Renderer, id: number, format: FileFormat): Promise<ExportedFile> {
  requirePermission(ctx, 'form.export');
  const { form } = await loadForm(ctx, id);
  const { document, name } = await paperOf(ctx, form);
  const bytes = await renderer.render(await jobFor(ctx, document, format));
  await recordExport(ctx, renderer, `form:${id}`, [format], 1);
  return { bytes, name: `${name}.${format}` };
}

/** All forms of the year in one zip, numbered in the year's order, with an index. Throws `form.none-in-year`. */
export async function exportYear(
  ctx: Ctx,
  renderer: Renderer,
  year: number,
  formats: FileFormat[],
): Promise<ExportedFile> {
  requirePermission(ctx, 'form.export');
  const forms = await filledForms(ctx, await listForms(ctx.db, year));
  if (forms.length === 0) throw new Failure('form.none-in-year', { year });
  const indexed: IndexedForm[] = [];
  const entries: ZipEntry[] = [];
  for (const [index, form] of forms.entries()) {
    const paper = await paperOf(ctx, form);
    const name = numberedName(index, forms.length, paper.name);
    for (const format of formats) {
      // One after another: others who want a file meanwhile get theirs in between.
      const bytes = await renderer.render(await jobFor(ctx, paper.document, format));
      entries.push({ name: `${name}.${format}`, bytes });
    }
    indexed.push({ scored: scoreForm(form), files: formats.map((format) => `${name}.${format}`) });
  }
  const index = await jobFor(ctx, buildFormIndex(year, indexed), 'xlsx', '目录');
  entries.unshift({ name: '00-目录.xlsx', bytes: await renderer.render(index) });
  await recordExport(ctx, renderer, `year:${year}`, formats, entries.length);
  return { bytes: zipOf(entries, ctx.now), name: `${year}年度绩效自评表.zip` };
}

async function jobFor(ctx: Ctx, document: FormDocument, format: FileFormat, sheet = '自评表'): Promise<RenderJob> {
  const imprint = { author: await centerName(ctx.db), written: ctx.now };
  return format === 'xlsx'
    ? { ...imprint, format, sheet, document }
    : { ...imprint, format, document: documentWith(document) };
}

/** The audit line of an export: what went out, and the fonts of a PDF, because they may be licensed ones. */
export async function recordExport(
  ctx: Ctx,
  renderer: Renderer,
  subject: string,
  formats: FileFormat[],
  files: number,
): Promise<void> {
  const fonts = formats.includes('pdf') ? await renderer.pdfFonts() : null;
  const pdfFonts = fonts && [...new Set(Object.values(fonts))];
  await recordAct(ctx, 'form.export', subject, undefined, {
    format: formats.join('、'),
    files,
    ...(pdfFonts ? { pdfFonts } : {}),
  });
}
