import {
  AlignmentType,
  Document as DocxFile,
  type Table as DocxTable,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import type { Block, Document } from '#domain/forms/document.ts';
import { docxChart } from './docx-chart.ts';
import { FANG, HEI, SONG, twipsOf } from './docx-measure.ts';
import { docxTable } from './docx-table.ts';
import { fitsOnlyDense, type Look, leads, lookOf, plainTitle } from './page-look.ts';

/** Points to half points, the unit of font sizes. */
export const halfPoints = (points: number) => Math.round(points * 2);
const A4 = { short: 210, long: 297 };

/** The document as a Word file of A4 pages with page numbers; `author` stands in the file's properties. */
export async function docxOf(document: Document, author: string): Promise<Buffer> {
  const look = lookOf(document, fitsOnlyDense(document));
  const isLandscape = document.page.orientation === 'landscape';
  const file = new DocxFile({
    title: plainTitle(document),
    creator: author,
    lastModifiedBy: author,
    styles: { default: { document: { run: { font: SONG, size: halfPoints(look.body), language: LANGUAGE } } } },
    sections: [
      {
        properties: {
          page: pageOf(look, isLandscape),
        },
        footers: { default: pageNumbers() },
        // Word wants a paragraph after a table; this one takes no room, so that a full page stays one page.
        children: [
          ...headOf(document, look),
          ...document.blocks.flatMap((block, index) => drawn(block, leads(document.blocks, index), look)),
          gap(1),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

export function pageOf({ margin }: Look, isLandscape: boolean) {
  return {
    // The library turns the sheet itself when it lies down.
    size: {
      width: twipsOf(A4.short),
      height: twipsOf(A4.long),
      orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: twipsOf(margin.top),
      right: twipsOf(margin.right),
      bottom: twipsOf(margin.bottom),
      left: twipsOf(margin.left),
      header: twipsOf(8),
      // A page number stands below the type area, not at the edge of the sheet.
      footer: twipsOf(Math.max(7, margin.bottom - 13)),
    },
  };
}

/** Of Latin text as Chinese Word has it: called Chinese, numbers would be cut at their separators. */
export const LANGUAGE = { value: 'en-US', eastAsia: 'zh-CN' };

export function pageNumbers(): Footer {
  const children = ['第 ', PageNumber.CURRENT, ' 页 共 ', PageNumber.TOTAL_PAGES, ' 页'];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children, font: SONG, size: halfPoints(9) })],
      }),
    ],
  });
}

export function headOf({ title, subtitle }: Pick<Document, 'title' | 'subtitle'>, look: Look): Paragraph[] {
  const lines = [
    ...title.split('\n').map((text) => ({ text, font: HEI, size: look.title })),
    { text: subtitle, font: SONG, size: look.subtitle },
  ];
  return lines
    .filter(({ text }) => text !== '')
    .map(
      ({ text, font, size }) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: exactly(size * 1.8),
          children: [new TextRun({ text, font, size: halfPoints(size) })],
        }),
    );
}

export const exactly = (points: number) => ({
  before: 0,
  after: 0,
  line: Math.round(points * 20),
  lineRule: LineRuleType.EXACT,
});

function drawn(block: Block, isLeading: boolean, look: Look): (Paragraph | DocxTable)[] {
  const size = halfPoints(look.body);
  const spacing = exactly(look.body * look.line);
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          spacing,
          keepNext: isLeading,
          ...(block.newPage ? { pageBreakBefore: true } : {}),
          outlineLevel: block.level === 2 ? 1 : 0,
          indent: twoCharacters(look),
          children: [new TextRun({ text: block.text, font: block.level === 2 ? FANG : HEI, size })],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          spacing,
          keepNext: isLeading,
          ...(block.align
            ? { alignment: block.align === 'center' ? AlignmentType.CENTER : AlignmentType.RIGHT }
            : { alignment: AlignmentType.BOTH, indent: twoCharacters(look) }),
          children: [new TextRun({ text: block.text, font: FANG, size })],
        }),
      ];
    case 'chart':
      return [docxChart(block)];
    case 'table':
      return look.apart > 0 ? [gap(look.apart), docxTable(block, look), gap(look.apart)] : [docxTable(block, look)];
  }
}

/** First line set in by two characters, also for programs that do not count in characters. */
export const twoCharacters = (look: Look) => ({ firstLine: look.body * 2 * 20, firstLineChars: 200 });

export function gap(points: number): Paragraph {
  return new Paragraph({ spacing: exactly(points), keepNext: true });
}
