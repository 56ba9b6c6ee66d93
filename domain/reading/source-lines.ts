import { halfWidth } from '#domain/forms/numeral.ts';

/** A line of the document as it came, without the spaces around it and without the page numbers between the pages. */
export interface SourceLine {
  text: string;
  /** Counted from 1, where the person finds it in the file. */
  number: number;
}

/** Full-width digits, letters, `％` and `．` that an input method leaves in figures; Chinese punctuation stays as it is printed. */
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0e\uff0d]/g;
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]|\p{Cc}/gu;
/** `— 7 —` and 第 7 页 say what they are; a number alone may as well be a cell of a table. */
const PAGE_MARK = /^(?:[-—–－·]+\s*\d{1,4}\s*[-—–－·]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)$/;
const BARE_NUMBER = /^\d{1,4}$/;

/**
 * The lines with words of a text, without page numbers. A number alone is one where a page ends there or where three empty lines stand
 * before it; anywhere else it stays.
 */
export function linesOf(raw: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let [gap, feeds, number, isPageNumber] = [0, false, 0, false];
  for (const part of raw.replace(/\r\n?|\u2028|\u2029/g, '\n').split(/(\n|\f)/)) {
    if (part === '\n' || part === '\f') {
      number += part === '\n' ? 1 : 0;
      feeds ||= part === '\f';
      continue;
    }
    const text = readable(part);
    if (text === '') {
      gap += 1;
      continue;
    }
    // Only the next line tells that the page ended behind the last one.
    if (feeds && isPageNumber) lines.pop();
    isPageNumber = BARE_NUMBER.test(text);
    if (!(PAGE_MARK.test(text) || (isPageNumber && (feeds || gap > 2)))) {
      lines.push({ text, number: number + 1 });
    } else isPageNumber = false;
    [gap, feeds] = [0, false];
  }
  return lines;
}

/** What a person reads of a line: one space where there are several, figures in plain digits. */
export function readable(text: string): string {
  return text.replace(/\t/g, ' ').replace(UNSEEN, '').replace(WIDE, halfWidth).replace(/\s+/g, ' ').trim();
}

/** The words without the spaces that a pdf leaves between Chinese and figures; two numerals side by side stay two. */
export function compact(text: string): string {
  return text.replace(/(\S)\s+(?=(\S))/g, (_all, before: string, next: string) =>
    /[\d.%]/.test(before) && /[\d-]/.test(next) ? `${before} ` : before,
  );
}

/** Half-widths a line takes on paper: 2 for a Chinese character. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) < 0x2e80 ? 1 : 2;
  return width;
}
