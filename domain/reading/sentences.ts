import { numbersIn, type ProseNumber } from '#domain/prose/prose-number.ts';
import type { Span } from './read-figure.ts';

/** No sentence of a disclosure is that long; what is longer is read in parts, so that a text without an end takes no longer than its length. */
const LONGEST = 1500;

/** The numbers between two places of the text, sentence by sentence; their places are those of the whole text. */
export function numbersBetween(text: string, { start, end }: Span): ProseNumber[] {
  const found: ProseNumber[] = [];
  let from = start;
  while (from < end) {
    const part = text.slice(from, Math.min(end, from + LONGEST));
    const stop = part.search(/[。\n]/);
    const sentence = stop < 0 ? part : part.slice(0, stop + 1);
    for (const number of numbersIn(sentence)) {
      found.push({
        ...number,
        start: from + number.start,
        end: from + number.end,
        clauseStart: from + number.clauseStart,
      });
    }
    from += sentence.length;
  }
  return found;
}
