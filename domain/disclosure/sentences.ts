import { lastOf } from '#domain/last-of.ts';
import type { Piece, RenderedParagraph, RenderedSentence } from './rendered.ts';

/** A sentence ends after these, and at the end of its line. */
const SENTENCE_END = /[。！？]+[”’）]?/g;

export function sentenceOf(pieces: Piece[]): RenderedSentence {
  return { text: pieces.map(({ text }) => text).join(''), pieces };
}

/** The sentences of plain text, line by line; whitespace does not count and empty ones are left out. */
export function plainSentences(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => cutAt(line, SENTENCE_END))
    .map(withoutSpace)
    .filter((sentence) => sentence !== '');
}

/** What is compared letter by letter: spaces come from typesetting. */
export const withoutSpace = (text: string) => text.replace(/\s/g, '');

/** Pieces as they follow one another, cut into paragraphs at line breaks and into sentences at full stops. */
export function paragraphsOf(pieces: Piece[]): RenderedParagraph[] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = '', ...others] = piece.text.split('\n');
    if (first !== '') lastOf(lines)?.push({ ...piece, text: first });
    for (const text of others) lines.push(text === '' ? [] : [{ ...piece, text }]);
  }
  return lines.flatMap(paragraphOf);
}

const SUBHEADING = /^#\s+/;

function paragraphOf(line: Piece[]): RenderedParagraph[] {
  const text = sentenceOf(line).text.trim();
  if (text === '') return [];
  const [first, ...rest] = line;
  if (first?.kind === 'text' && SUBHEADING.test(first.text)) {
    const pieces: Piece[] = [{ kind: 'text', text: first.text.replace(SUBHEADING, '') }, ...rest];
    return [{ kind: 'heading', sentences: [sentenceOf(pieces)] }];
  }
  return [{ kind: 'paragraph', sentences: sentencesIn(line) }];
}

function sentencesIn(line: Piece[]): RenderedSentence[] {
  const sentences: Piece[][] = [[]];
  for (const piece of line) {
    // Only typed text and reasons hold full stops.
    const parts = piece.kind === 'text' || piece.kind === 'word' ? cutAt(piece.text, SENTENCE_END) : [piece.text];
    parts.forEach((text, index) => {
      if (index > 0) sentences.push([]);
      if (text !== '') lastOf(sentences)?.push({ ...piece, text });
    });
  }
  return sentences.map(sentenceOf).filter(({ text }) => text.trim() !== '');
}

/** The parts of a text, each but the last ending with a match. */
function cutAt(text: string, ends: RegExp): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const found of text.matchAll(ends)) {
    const end = found.index + found[0].length;
    parts.push(text.slice(at, end));
    at = end;
  }
  return [...parts, text.slice(at)];
}
