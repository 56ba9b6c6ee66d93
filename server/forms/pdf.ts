import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { lineChartSvg } from '#domain/charts/line-chart-svg.ts';
import type { DocumentManifest } from '#domain/disclosure/manifest.ts';
import type { DisclosurePaper } from '#domain/disclosure/paper.ts';
import type { Block, Document } from '#domain/forms/document.ts';
import { localDay } from '#domain/period.ts';
import { type Look, leads, lookOf, plainTitle, typeAreaHeight } from './page-look.ts';
import { paperInput } from './paper-pdf.ts';
import { PAPER_TEMPLATE } from './paper-template.ts';
import { FACES, type Face, licensedFamilies, OPEN_FAMILIES, openFontFolders, type PdfFonts } from './pdf-fonts.ts';
import { pdfParts } from './pdf-tables.ts';
import { PDF_TEMPLATE } from './pdf-template.ts';

/** Results of earlier pages are remembered for this many files. */
const REMEMBERED = 1;
/**
 * ISO 19005-2: fonts embedded, nothing that a later reader would lack. Level A besides has tags: what is a title, a table,
 * a heading cell. Where the native part is older than the compiler (see overrides in package.json) it writes level B.
 */
const STANDARDS = { tagged: 'a-2a', plain: 'a-2b' } as const;
type Standard = (typeof STANDARDS)[keyof typeof STANDARDS];
const ATTACHING = { 'a-2a': 'a-3a', 'a-2b': 'a-3b' } as const;

/** Makes PDF files with one Typst compiler, which is slow to start and quick afterwards. */
export class PdfMaker {
  readonly fonts: PdfFonts;
  readonly #compiler: NodeCompiler;
  readonly #standard: Standard;

  private constructor(compiler: NodeCompiler, fonts: PdfFonts) {
    this.#compiler = compiler;
    this.#standard = writesTags(compiler) ? STANDARDS.tagged : STANDARDS.plain;
    this.fonts = fonts;
  }

  /** Throws where the compiler's native part does not exist for this platform. */
  static async start(fontsFolder: string | null): Promise<PdfMaker> {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    const open = openFontFolders();
    const fontPaths = [...(fontsFolder === null ? [] : [fontsFolder]), ...open];
    // The template reads no files; were it ever to, it would find fonts.
    const compiler = NodeCompiler.create({ workspace: open[0], fontArgs: [{ fontPaths }] });
    const licensed = licensedFamilies(fontsFolder);
    const found = (face: Face) => licensed[face].find((family) => knows(compiler, family)) ?? OPEN_FAMILIES[face];
    return new PdfMaker(compiler, { song: found('song'), hei: found('hei'), fang: found('fang') });
  }

  /** The document as a PDF; a form that only just runs over its page is set smaller. */
  make(document: Document, author: string, written: Date): Buffer {
    const usual = this.#compiled(document, lookOf(document, false), author, written);
    const isLong = document.look === 'form' && usual.numOfPages > 1;
    const dense = isLong ? this.#compiled(document, lookOf(document, true), author, written) : null;
    const best = dense !== null && dense.numOfPages < usual.numOfPages ? dense : usual;
    const bytes = this.#compiler.pdf(best, { pdfStandard: this.#standard });
    this.#compiler.evictCache(REMEMBERED);
    return bytes;
  }

  /** The disclosure; its manifest is attached, which PDF/A allows from its third part on. */
  makePaper(paper: DisclosurePaper, manifest: DocumentManifest, author: string, written: Date): Buffer {
    const input = { ...paperInput(paper, manifest, this.fonts), author, date: dateOf(written) };
    const compiled = this.#compile(PAPER_TEMPLATE, input);
    const bytes = this.#compiler.pdf(compiled, { pdfStandard: ATTACHING[this.#standard] });
    this.#compiler.evictCache(REMEMBERED);
    return bytes;
  }

  #compiled(document: Document, look: Look, author: string, written: Date): NodeTypstDocument {
    return this.#compile(PDF_TEMPLATE, templateInput(document, look, this.fonts, author, written));
  }

  #compile(template: string, input: unknown): NodeTypstDocument {
    const inputs = { document: JSON.stringify(input) };
    const compiled = this.#compiler.compile({ mainFileContent: template, inputs });
    if (compiled.result) return compiled.result;
    const error = compiled.takeError();
    throw new Error(`typst: ${JSON.stringify(error && this.#compiler.fetchDiagnostics(error)).slice(0, 500)}`);
  }
}

function writesTags(compiler: NodeCompiler): boolean {
  try {
    compiler.pdf({ mainFileContent: '#set document(title: "-")' }, { pdfStandard: STANDARDS.tagged });
    return true;
  } catch {
    return false;
  }
}

function knows(compiler: NodeCompiler, family: string): boolean {
  const compiled = compiler.compile({
    mainFileContent: '#text(font: sys.inputs.at("family"))[永]',
    inputs: { family },
  });
  return compiled.takeWarnings() === null;
}

function templateInput(document: Document, look: Look, fonts: PdfFonts, author: string, written: Date) {
  const { title, subtitle, page, blocks } = document;
  const pageHeight = typeAreaHeight(document, look);
  return {
    title: plainTitle(document),
    heading: title,
    subtitle,
    author,
    keywords: [...new Set(FACES.map((face) => fonts[face]))].map((family) => `字体 ${family}`),
    date: dateOf(written),
    landscape: page.orientation === 'landscape',
    look,
    fonts,
    blocks: blocks.map((block, index) =>
      block.kind === 'chart'
        ? { kind: block.kind, svg: lineChartSvg(block.chart, fonts.song), alt: block.alt }
        : blockInput(block, leads(blocks, index), look, pageHeight),
    ),
  };
}

function blockInput(block: Exclude<Block, { kind: 'chart' }>, isLeading: boolean, look: Look, pageHeight: number) {
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, text: block.text, level: block.level ?? 1, newPage: block.newPage ?? false };
    case 'paragraph':
      return { kind: block.kind, text: block.text, align: block.align ?? null, leads: isLeading };
    case 'table':
      return {
        kind: block.kind,
        columns: block.columns.map(({ width }) => width),
        parts: pdfParts(block, look, pageHeight),
      };
  }
}

function dateOf(written: Date) {
  const day = localDay(written);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) };
}
