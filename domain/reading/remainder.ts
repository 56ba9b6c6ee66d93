import type { DocumentText, TextSection } from './document-text.ts';
import { SECTION_KEYS, SECTION_NAMES, type SectionKey } from './outline.ts';
import type { Span } from './read-figure.ts';
import { numbersBetween } from './sentences.ts';

/** Something the document says that was not read, in its own words; `start` and `end` are its place in the text. */
export interface Remainder {
  kind: 'number' | 'section' | 'table' | 'form';
  section: SectionKey | null;
  /** The title it stands under, as printed. */
  place: string;
  quote: string;
  words: string;
  start: number;
  end: number;
}

/** The threshold of a category (单价100万元（含）以上) is no figure. */
const THRESHOLD_AFTER = /^(?:[(（]含[)）])?以[上下]/;
const READ_FOR_FIGURES: readonly SectionKey[] = [
  '第一部分',
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
];
const LONGEST_QUOTE = 240;

/** Numbers of the account sections that are in no figure and in no reason that was read. */
export function unreadNumbers({ text, sections }: DocumentText, covered: readonly Span[]): Remainder[] {
  const found: Remainder[] = [];
  for (const section of sections) {
    if (section.key === null || !READ_FOR_FIGURES.includes(section.key)) continue;
    for (const { start, end, clause, clauseStart } of numbersBetween(text, { start: section.body, end: section.end })) {
      if (THRESHOLD_AFTER.test(text.slice(end, end + 6))) continue;
      if (covered.some((span) => span.start <= start && start < span.end)) continue;
      if (found.at(-1)?.start === clauseStart) continue;
      const quote = clause.slice(0, LONGEST_QUOTE);
      found.push({
        kind: 'number',
        section: section.key,
        place: section.title ?? '',
        quote,
        words: '这里的数没有对应到任何一项',
        start: clauseStart,
        end: clauseStart + quote.length,
      });
    }
  }
  return found;
}

/** Sections that the layout does not have, with the beginning of their words. */
export function unknownSections({ text, sections }: DocumentText): Remainder[] {
  return sections
    .filter(({ key, part, paragraphs }) => key === null && paragraphs.length > 0 && part !== null)
    .map((section) => remainderOf(section, text, '版式中没有这一节，没有读取'));
}

function remainderOf({ title, start, body, end }: TextSection, text: string, words: string): Remainder {
  const stop = Math.min(end, body + LONGEST_QUOTE);
  const from = body < end ? body : start;
  return {
    kind: 'section',
    section: null,
    place: title ?? '文首',
    quote: text.slice(from, stop).trim(),
    words,
    start: from,
    end: stop,
  };
}

/** A document without one section of the layout: all its words, for they were not read. */
export function unreadDocument({ text, sections }: DocumentText): Remainder[] {
  return sections.map((section) => remainderOf(section, text, '没有认出版式中的章节，没有读取'));
}

/** Sections of the layout that the document does not have. */
export function missingSections({ sections }: DocumentText): { key: SectionKey; name: string }[] {
  const there = new Set(sections.map(({ key }) => key));
  return SECTION_KEYS.filter((key) => !there.has(key)).map((key) => ({ key, name: SECTION_NAMES[key] }));
}
