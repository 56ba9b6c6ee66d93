import type { StatedFigure } from '#domain/forms/document.ts';

/** A piece of a sentence; a figure that can be asked carries where it comes from. */
export interface SentencePart {
  text: string;
  origin: string | null;
}

/** The sentence in pieces: each figure once, where it is first stated, in the order of the text. */
export function askedParts(text: string, figures: readonly StatedFigure[] = []): SentencePart[] {
  const parts: SentencePart[] = [];
  let rest = text;
  for (const figure of figures) {
    const at = rest.indexOf(figure.text);
    if (at < 0) continue;
    if (at > 0) parts.push({ text: rest.slice(0, at), origin: null });
    parts.push(figure);
    rest = rest.slice(at + figure.text.length);
  }
  return rest === '' ? parts : [...parts, { text: rest, origin: null }];
}
