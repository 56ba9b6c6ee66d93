import {
  AlignmentType,
  Document as DocxFile,
  type FileChild,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type { DocumentManifest } from '#domain/disclosure/manifest.ts';
import type { DisclosurePaper, PaperBlock, PaperPart } from '#domain/disclosure/paper.ts';
import { documentWith, type FormDocument } from '#domain/forms/document.ts';
import { exactly, gap, halfPoints, headOf, LANGUAGE, pageNumbers, pageOf, twoCharacters } from './docx.ts';
import { FANG, HEI, SONG } from './docx-measure.ts';
import { docxTable } from './docx-table.ts';
import { fitsOnlyDense, lookOf, REPORT } from './page-look.ts';

const COVER_SIZE = 32;
const COVER_TOP = 150;

/** The disclosure as a Word file: title page, prose and forms in sections of their own, the manifest in its properties. */
export async function paperDocxOf(paper: DisclosurePaper, manifest: DocumentManifest, author: string): Promise<Buffer> {
  const file = new DocxFile({
    title: paper.title,
    creator: author,
    lastModifiedBy: author,
    customProperties: manifestProperties(manifest),
    styles: { default: { document: { run: { font: SONG, size: halfPoints(REPORT.body), language: LANGUAGE } } } },
    sections: paper.parts.map(sectionOf),
  });
  return Packer.toBuffer(file);
}

function sectionOf(part: PaperPart): ISectionOptions {
  switch (part.kind) {
    case 'cover':
      return {
        properties: { page: pageOf(REPORT, false) },
        children: part.lines.map((text, index) => coverLine(text, index === 0)),
      };
    case 'prose':
      return {
        properties: { page: pageOf(REPORT, false) },
        footers: { default: pageNumbers() },
        // The first of a section stands at the head of its page already.
        children: part.blocks.map((block, index) => drawn(block, index > 0)),
      };
    case 'form':
      return formSection(part.document);
  }
}

function formSection(form: FormDocument): ISectionOptions {
  const document = documentWith(form);
  const look = lookOf(document, fitsOnlyDense(document));
  return {
    properties: { page: pageOf(look, form.page.orientation === 'landscape') },
    footers: { default: pageNumbers() },
    children: [...headOf(form, look), docxTable(form, look), gap(1)],
  };
}

/** The first line stands a third down the page, in programs that centre nothing vertically too. */
function coverLine(text: string, isFirst: boolean): FileChild {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...exactly(COVER_SIZE * 2), before: isFirst ? COVER_TOP * 20 : 0 },
    children: [new TextRun({ text, font: HEI, size: halfPoints(COVER_SIZE) })],
  });
}

function drawn({ kind, text }: PaperBlock, mayBreak: boolean): FileChild {
  const spacing = exactly(REPORT.body * REPORT.line);
  // Black and upright whatever Word makes of headings.
  const run = (font: typeof HEI, size = REPORT.body) =>
    new TextRun({ text, font, size: halfPoints(size), color: '000000', bold: false, italics: false });
  switch (kind) {
    case 'part':
      return new Paragraph({
        heading: HeadingLevel.HEADING_1,
        alignment: AlignmentType.CENTER,
        spacing: { ...exactly(REPORT.title * 2), after: REPORT.body * 20 },
        pageBreakBefore: mayBreak,
        keepNext: true,
        children: [run(HEI, REPORT.title)],
      });
    case 'section':
    case 'subheading':
      return new Paragraph({
        heading: kind === 'section' ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
        spacing,
        indent: twoCharacters(REPORT),
        keepNext: true,
        children: [run(kind === 'section' ? HEI : FANG)],
      });
    case 'paragraph':
      return new Paragraph({
        spacing,
        alignment: AlignmentType.BOTH,
        indent: twoCharacters(REPORT),
        children: [run(FANG)],
      });
  }
}

/** Longest value that Word shows of a property. */
const LONGEST_VALUE = 250;

/** Where the document comes from, as properties that Word lists: the digest, then record by record. */
function manifestProperties(manifest: DocumentManifest): { name: string; value: string }[] {
  const { year, template, publication, textDigest, madeAt, records, unbound } = manifest;
  const facts: [string, string][] = [
    ['年度', String(year)],
    ['模板', `${template.year}年度第${template.version}版`],
    [
      '发布',
      publication ? `第${publication.version}版 ${publication.publishedBy} ${publication.publishedAt}` : '未发布',
    ],
    ['生成时间', madeAt],
    ['正文摘要 SHA-256', textDigest],
    ['来源记录数', String(records.length)],
    ['未绑定的数', unbound.map(({ text }) => text).join('、') || '无'],
    ...records.map(({ ref, name, printed }, index): [string, string] => [
      `来源 ${String(index + 1).padStart(3, '0')}`,
      `${ref} ${name ?? ''} ${printed.join('、')}`,
    ]),
  ];
  return facts.map(([name, value]) => ({ name, value: value.slice(0, LONGEST_VALUE) }));
}
