import {
  AlignmentType,
  Document as DocxFile,
  type FileChild,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { type DocumentManifest, markOf } from '#domain/disclosure/manifest.ts';
import type { DisclosurePaper, PaperBlock, PaperPart } from '#domain/disclosure/paper.ts';
import { documentWith, type FormDocument } from '#domain/forms/document.ts';
import { exactly, gap, halfPoints, headOf, pageNumbers, pageOf } from './docx.ts';
import { HEI } from './docx-measure.ts';
import { docxTable } from './docx-table.ts';
import { fitsOnlyDense, lookOf, REPORT } from './page-look.ts';
import { LETTER_TEXT, PAPER_STYLES } from './paper-styles.ts';
import { emsOf } from './text-measure.ts';

type Headers = Pick<ISectionOptions, 'headers'>;

const COVER_SIZE = 32;
const COVER_TOP = 150;

/** The disclosure as a Word file: title page, prose and forms in sections of their own, the manifest in its properties. */
export async function paperDocxOf(paper: DisclosurePaper, manifest: DocumentManifest, author: string): Promise<Buffer> {
  const headers = markedHeaders(markOf(manifest));
  const file = new DocxFile({
    title: paper.title,
    creator: author,
    lastModifiedBy: author,
    customProperties: manifestProperties(manifest),
    styles: PAPER_STYLES,
    // Laid out once here, so that the 目录 is right when the file is opened and nobody is asked to update it.
    pageNumbers: estimatePageNumbersWith({ guess: true, measureWidth: (text, { size }) => emsOf(text) * size }),
    sections: paper.parts.map((part) => sectionOf(part, headers)),
  });
  return Packer.toBuffer(file);
}

function sectionOf(part: PaperPart, headers: Headers): ISectionOptions {
  switch (part.kind) {
    case 'cover':
      return {
        properties: { page: pageOf(REPORT, false) },
        ...headers,
        children: part.lines.map((text, index) => coverLine(text, index === 0)),
      };
    case 'contents':
      return { ...letter(headers), children: contents() };
    case 'prose':
      return { ...letter(headers), children: part.blocks.flatMap((block, index) => drawn(block, index === 0)) };
    case 'form':
      return formSection(part.document, headers);
  }
}

const letter = (headers: Headers) => ({
  ...headers,
  properties: { page: pageOf(REPORT, false) },
  footers: { default: pageNumbers() },
});

function contents(): FileChild[] {
  return [
    new Paragraph({ style: 'ContentsTitle', text: '目　录' }),
    new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' }),
  ];
}

/** What has not been published says so on every page. */
function markedHeaders(text: string | null): Headers {
  if (text === null) return {};
  const children = [new TextRun({ text, font: HEI, size: halfPoints(REPORT.contents) })];
  return {
    headers: {
      default: new Header({
        children: [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: exactly(REPORT.contents), children })],
      }),
    },
  };
}

function formSection(form: FormDocument, headers: Headers): ISectionOptions {
  const document = documentWith(form);
  const look = lookOf(document, fitsOnlyDense(document));
  return {
    ...headers,
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

const HEADINGS = {
  part: HeadingLevel.HEADING_1,
  section: HeadingLevel.HEADING_2,
  subheading: HeadingLevel.HEADING_3,
} as const;

function drawn({ kind, text, goesOn }: PaperBlock, isFirst: boolean): FileChild[] {
  const children = [new TextRun(text)];
  if (kind === 'paragraph') return [new Paragraph({ style: LETTER_TEXT, children })];
  // The first of a section stands at the head of its page already.
  const pageBreakBefore = kind === 'part' && !isFirst && !goesOn;
  const heading = new Paragraph({ heading: HEADINGS[kind], ...(pageBreakBefore ? { pageBreakBefore } : {}), children });
  return goesOn ? [gap(REPORT.body), heading] : [heading];
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
