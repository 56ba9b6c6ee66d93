import type { FormDocument } from '../forms/document.ts';
import type { RenderedDocument, RenderedSection } from './rendered.ts';

/** The document as it is printed: title page, prose, and forms on pages of their own. */
export interface DisclosurePaper {
  title: string;
  parts: PaperPart[];
}
export type PaperPart =
  | { kind: 'cover'; lines: string[] }
  | { kind: 'prose'; blocks: PaperBlock[] }
  | { kind: 'form'; document: FormDocument };

/** `part` begins a page: 第二部分 部门决算情况说明. */
export interface PaperBlock {
  kind: 'part' | 'section' | 'subheading' | 'paragraph';
  text: string;
}

export function disclosurePaper(document: RenderedDocument, forms: FormDocument[]): DisclosurePaper {
  const parts: PaperPart[] = [];
  for (const section of document.sections) {
    if (section.level === 'cover') parts.push({ kind: 'cover', lines: linesOf(section) });
    else for (const part of sectionParts(section, forms)) add(parts, part);
  }
  const cover = parts.find((part) => part.kind === 'cover');
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
  const last = parts.at(-1);
  if (part.kind === 'prose' && last?.kind === 'prose') last.blocks.push(...part.blocks);
  else parts.push(part);
}

const linesOf = ({ paragraphs }: RenderedSection) =>
  paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(''));

/** The whole document as plain text: a line a paragraph, a form's cells set apart by tabs. */
export function plainText({ parts }: DisclosurePaper): string {
  const texts = parts.map(partText);
  return `${texts.join('\n\n')}\n`;
}

function partText(part: PaperPart): string {
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
