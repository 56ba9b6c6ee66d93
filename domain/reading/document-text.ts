import { headingAt, type SectionKey } from './outline.ts';
import { compact, type SourceLine, widthOf } from './source-lines.ts';

/** A section of the document: `start` and `end` are places in `DocumentText.text`, heading included. */
export interface TextSection {
  part: number | null;
  key: SectionKey | null;
  title: string | null;
  /** Of the document, counted from 1, where the section begins. */
  line: number;
  start: number;
  /** Where the words begin, below the heading. */
  body: number;
  end: number;
  paragraphs: string[];
}

/** The lines of one form between its title and the next one. */
export interface FormLines {
  title: string;
  lines: SourceLine[];
  start: number;
  end: number;
}

export interface DocumentText {
  /** All of it: one paragraph a line, without the line ends of the paper. Every quote of the reading stands in it. */
  text: string;
  sections: TextSection[];
  forms: FormLines[];
}

const SENTENCE_END = /[。！？!?]["”’）)]?$|^.{1,12}[：:]$/;
const LIST_ITEM = /^(\d{1,3}[.、](?!\d)|[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]{1,3}、)/;
const SUB_HEADING = /^[(（][一二三四五六七八九十]+[)）][^，。；：]{1,40}$/;
/** Wider than any line of print: then no line was wrapped, and each is a paragraph. */
const WIDEST_PRINT = 130;

/**
 * The document in its order: parts, sections by what their titles say, forms by their titles. `isWrapped` false says that each line is a
 * paragraph already, as in a text document.
 */
export function documentText(lines: readonly SourceLine[], { isWrapped = true } = {}): DocumentText {
  const writer = new Writer(isWrapped ? wrapWidth(lines) : null);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const heading = headingAt(line, isWrapped ? lines[index + 1] : undefined);
    if (heading?.level === 'part') writer.beginPart(heading.part, heading.title, line.number);
    else if (heading?.level === 'form') writer.beginForm(heading.title);
    else if (heading?.level === 'section' && writer.takes(heading.key)) {
      writer.beginSection(heading.key, heading.title, line.number);
    } else writer.add(line, lines[index + 1], heading !== null);
    if (heading?.lines === 2) index += 1;
  }
  return writer.end();
}

/** The width most full lines have; null where lines are not wrapped. */
function wrapWidth(lines: readonly SourceLine[]): number | null {
  const widths = lines.map(({ text }) => widthOf(text)).sort((one, other) => one - other);
  const wide = widths[Math.floor(widths.length * 0.98)] ?? 0;
  return wide > WIDEST_PRINT ? null : (widths.at(-1) ?? 0);
}

class Writer {
  #text = '';
  readonly #sections: TextSection[] = [];
  readonly #forms: FormLines[] = [];
  #part: number | null = null;
  #open = '';
  #isForm = false;

  constructor(private readonly width: number | null) {
    this.#begin(null, null, 1);
  }

  /** Only the second part, or a document without parts, has the numbered sections; elsewhere `一、` begins an entry of a list. */
  takes(key: SectionKey | null): boolean {
    if (this.#part !== null && this.#part > 2) return false;
    // Inside a form only a known section can begin: a cell may hold anything.
    return this.#isForm ? key !== null && key !== '十一' : this.#part === 2 || key !== null;
  }

  beginPart(part: number, title: string, line: number): void {
    this.#part = part;
    const keys: Partial<Record<number, SectionKey>> = { 1: '第一部分', 3: '第三部分', 4: '第四部分' };
    this.#begin(keys[part] ?? null, title, line);
  }

  beginSection(key: SectionKey | null, title: string, line: number): void {
    this.#begin(key, title, line);
  }

  beginForm(title: string): void {
    this.#flush();
    this.#isForm = true;
    this.#forms.push({ title, lines: [], start: this.#text.length, end: this.#text.length });
    this.#write(title);
  }

  /** `standsAlone`: a heading of a list that opens no section of its own. */
  add(line: SourceLine, next: SourceLine | undefined, standsAlone: boolean): void {
    if (this.#isForm) {
      this.#forms.at(-1)!.lines.push(line);
      this.#write(compact(line.text));
      return;
    }
    if (standsAlone) this.#flush();
    this.#open += `${joint(this.#open, line.text)}${compact(line.text)}`;
    const isShort = this.width === null || widthOf(line.text) < this.width - 6;
    const endsHere =
      standsAlone ||
      this.width === null ||
      (this.#open.length < 50 && SUB_HEADING.test(this.#open)) ||
      (isShort && SENTENCE_END.test(line.text));
    if (endsHere || (next && LIST_ITEM.test(next.text))) this.#flush();
  }

  end(): DocumentText {
    this.#flush();
    this.#close();
    // What stands before the first heading is a section only where there are words: the name of the document.
    const sections = this.#sections.filter(({ title, paragraphs }) => title !== null || paragraphs.length > 0);
    return { text: this.#text, sections, forms: this.#forms };
  }

  #begin(key: SectionKey | null, title: string | null, line: number): void {
    this.#flush();
    this.#close();
    this.#isForm = false;
    const start = this.#text.length;
    if (title !== null) this.#write(title);
    const body = this.#text.length;
    this.#sections.push({ part: this.#part, key, title, line, start, body, end: body, paragraphs: [] });
  }

  #flush(): void {
    if (this.#open === '') return;
    this.#sections.at(-1)?.paragraphs.push(this.#open);
    this.#write(this.#open);
    this.#open = '';
    const section = this.#sections.at(-1);
    if (section) section.end = this.#text.length;
  }

  #close(): void {
    const form = this.#forms.at(-1);
    if (this.#isForm && form) form.end = this.#text.length;
  }

  #write(text: string): void {
    this.#text += `${text}\n`;
    const form = this.#forms.at(-1);
    if (this.#isForm && form) form.end = this.#text.length;
  }
}

/** Latin words and two whole numerals stay apart where a line ends; a numeral broken over the end is one. */
function joint(before: string, next: string): string {
  return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(next) ? ' ' : '';
}
