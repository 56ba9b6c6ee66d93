import type { FormDocument } from '../forms/document.ts';
import { lastOf } from '../last-of.ts';
import type { RenderedDocument, RenderedSection } from './rendered.ts';

/** The document as it is printed: title page, prose, and forms on pages of their own. */
export interface DisclosurePaper {
  title: string;
  parts: PaperPart[];
}
export type PaperPart =
  | { kind: 'cover'; lines: string[] }
  /** 目录, made of the headings by the program that knows their pages. */
  | { kind: 'contents' }
  | { kind: 'prose'; blocks: PaperBlock[] }
  | { kind: 'form'; document: FormDocument };

/** `part`: 第二部分 部门决算情况说明; it begins a page unless `goesOn`. */
export interface PaperBlock {
  kind: 'part' | 'section' | 'subheading' | 'paragraph';
  text: string;
  goesOn?: true;
}

/** Characters that a quarter of a page holds: a part follows no more than these on their page. */
const SHORT_TEXT = 150;

export function disclosurePaper(document: RenderedDocument, forms: FormDocument[]): DisclosurePaper {
  const parts: PaperPart[] = [];
  for (const section of document.sections) {
    if (section.level === 'cover') parts.push({ kind: 'cover', lines: linesOf(section) });
    else for (const part of sectionParts(section, forms)) add(parts, part);
  }
  for (const part of parts) if (part.kind === 'prose') joinShort(part.blocks);
  const cover = parts.find((part) => part.kind === 'cover');
  if (document.sections.some(({ heading }) => heading !== null)) parts.splice(cover ? 1 : 0, 0, { kind: 'contents' });
  return { title: cover?.lines.join('') ?? `${document.year}年度部门决算公开说明`, parts };
}

function sectionParts({ level, heading, paragraphs }: RenderedSection, forms: FormDocument[]): PaperPart[] {
  const parts: PaperPart[] = [];
  if (heading !== null) {
    parts.push(proseOf(level === 'part' ? 'part' : 'section', heading.text));
  }
  for (const paragraph of paragraphs) {
    const text = paragraph.sentences.map((sentence) => sentence.text).join('');
    if (paragraph.kind === 'forms') parts.push(...forms.map((document): PaperPart => ({ kind: 'form', document })));
    else parts.push(proseOf(paragraph.kind === 'heading' ? 'subheading' : 'paragraph', text));
  }
  return parts;
}

const proseOf = (kind: PaperBlock['kind'], text: string): PaperPart => ({ kind: 'prose', blocks: [{ kind, text }] });

/** Prose that follows prose goes on in the same run of pages. */
function add(parts: PaperPart[], part: PaperPart): void {
  const last = lastOf(parts);
  if (part.kind === 'prose' && last?.kind === 'prose') last.blocks.push(...part.blocks);
  else parts.push(part);
}

/** What is left after the forms, often one sentence, would else stand alone on a page. */
function joinShort(blocks: PaperBlock[]): void {
  const part = blocks.findIndex(({ kind }, index) => kind === 'part' && index > 0);
  const before = blocks.slice(0, part);
  const length = before.reduce((total, { text }) => total + text.length, 0);
  if (part > 0 && before[0]?.kind !== 'part' && length <= SHORT_TEXT) blocks[part]!.goesOn = true;
}

const linesOf = ({ paragraphs }: RenderedSection) =>
  paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(''));

/** The whole document as plain text: a line a paragraph, a form's cells set apart by tabs. */
export function plainText({ parts }: DisclosurePaper): string {
  const texts = parts.flatMap((part) => (part.kind === 'contents' ? [] : [partText(part)]));
  return `${texts.join('\n\n')}\n`;
}

function partText(part: Exclude<PaperPart, { kind: 'contents' }>): string {
  switch (part.kind) {
    case 'cover':
      return part.lines.join('\n');
    case 'prose':
      return part.blocks.map(blockText).join('\n').replace(/^\n/, '');
    case 'form':
      return formText(part.document);
  }
}

const blockText = ({ kind, text }: PaperBlock) => (kind === 'part' ? `\n${text}` : text);

function formText({ title, subtitle, rows }: FormDocument): string {
  const lines = rows.map(({ cells }) => cells.map(({ text }) => text.replace(/\s+/g, '')).join('\t'));
  return [title.replace(/\s+/g, ''), subtitle, ...lines].join('\n');
}
