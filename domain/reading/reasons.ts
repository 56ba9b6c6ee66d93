import type { Span } from './read-figure.ts';

const REASON = /^[^。;\n]{0,60}?(?:主要)?(?:原因)(?:是|为|系)?:?/;
const LONGEST = 600;

/**
 * The reason that a sentence gives after a figure, without its full stop; null when the sentence gives none. `endsAtSemicolon`: several figures
 * with a reason each stand in one sentence.
 */
export function reasonAfter(plain: string, from: number, endsAtSemicolon: boolean): Span | null {
  const rest = plain.slice(from, from + LONGEST);
  const lead = REASON.exec(rest);
  if (!lead) return null;
  const words = rest.slice(lead[0].length);
  const length = words.search(endsAtSemicolon ? /[。;\n]/ : /[。\n]/);
  if (length === 0) return null;
  const start = from + lead[0].length;
  return { start, end: start + (length < 0 ? words.length : length) };
}
