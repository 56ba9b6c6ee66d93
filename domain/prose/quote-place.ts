/** Where a quote stands: in which of the paragraphs (counted from 0), and from where to where in it. */
export interface QuotePlace {
  paragraph: number;
  start: number;
  end: number;
}

/**
 * Finds a quote in a text of paragraphs, blanks aside. A quote that begins in one paragraph and ends in the next is placed
 * where it ends, for that is where its number stands. Null when the text does not hold it.
 */
export function placeOfQuote(paragraphs: readonly string[], quote: string): QuotePlace | null {
  const wanted = quote.replace(/\s/g, '');
  if (wanted === '') return null;
  const plain = paragraphs.map(withoutBlanks);
  const at = plain
    .map(({ text }) => text)
    .join('')
    .indexOf(wanted);
  if (at < 0) return null;
  const last = at + wanted.length - 1;
  let offset = 0;
  for (const [paragraph, { text, origins }] of plain.entries()) {
    if (last < offset + text.length) {
      const start = origins[Math.max(at - offset, 0)] ?? 0;
      return { paragraph, start, end: (origins[last - offset] ?? 0) + 1 };
    }
    offset += text.length;
  }
  return null;
}

/** The text without blanks, and where each of its signs stood. */
function withoutBlanks(paragraph: string): { text: string; origins: number[] } {
  const all = Array.from({ length: paragraph.length }, (_, at) => at);
  const origins = all.filter((at) => !/\s/.test(paragraph[at] ?? ''));
  return { text: origins.map((at) => paragraph[at]).join(''), origins };
}
