import { lastOf } from '#domain/last-of.ts';
import type { TextRange } from './side.ts';

/** As many signs before and after as a reader needs to know the sentence again. */
const AROUND = 36;

/** The sentence round a stretch of a text, as a quote, and where the stretch is in the quote. */
export function sentenceAround(text: string, { start, end }: TextRange): { quote: string; mark: TextRange } {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const from = before.search(/[^。；]*$/);
  const lead = start - before.length + from > 0 && !/[。；]/.test(before) ? '…' : '';
  const stop = /[。；]/.exec(after);
  const tail = stop === null ? after : after.slice(0, stop.index + 1);
  const cut = stop === null && end + after.length < text.length ? '…' : '';
  const kept = before.slice(from);
  const offset = lead.length + kept.length;
  return {
    quote: `${lead}${kept}${text.slice(start, end)}${tail}${cut}`,
    mark: { start: offset, end: offset + end - start },
  };
}

const NUMERAL = /-?\d[\d,]*(?:\.\d+)?%?/g;

/** The last numeral of a quote is the one that it was taken for. */
export function numeralIn(text: string, { start, end }: TextRange): TextRange {
  const found = lastNumeral(text.slice(start, end));
  return found === null ? { start, end } : { start: start + found.start, end: start + found.end };
}

export function lastNumeral(text: string): TextRange | null {
  const found = lastOf([...text.matchAll(NUMERAL)]);
  return found === undefined ? null : { start: found.index, end: found.index + found[0].length };
}
