import type { FigureRef } from './figure-ref.ts';

/** A run of characters of one origin. */
export type Piece =
  | { kind: 'text'; text: string }
  /** Words a figure chose: 增加, a reason, the names of the departments. */
  | { kind: 'word'; text: string; ref: FigureRef | null }
  /** `isUnbound`: typed by a person, so that nothing that is measured or entered stands behind it. */
  | { kind: 'number'; text: string; ref: FigureRef | null; name: string | null; isUnbound: boolean }
  /** A figure that is not there yet; `text` says so in its place. */
  | { kind: 'missing'; text: string; ref: FigureRef | null; name: string };

export interface RenderedSentence {
  text: string;
  pieces: Piece[];
}

/** `forms`: where the year's 自评表 stand. */
export type RenderedParagraph =
  | { kind: 'heading' | 'paragraph'; sentences: RenderedSentence[] }
  | { kind: 'forms'; sentences: [] };

export interface RenderedSection {
  code: string;
  level: 'cover' | 'part' | 'section';
  /** Empty for the title page. */
  heading: RenderedSentence | null;
  paragraphs: RenderedParagraph[];
}

/** A year's document: whatever shows or exports it draws this. */
export interface RenderedDocument {
  year: number;
  sections: RenderedSection[];
}

/** Headings and sentences of a section from top to bottom; a heading counts as one. */
export function sentencesOf({ heading, paragraphs }: RenderedSection): RenderedSentence[] {
  return [...(heading === null ? [] : [heading]), ...paragraphs.flatMap(({ sentences }) => sentences)];
}

export function allSentences({ sections }: RenderedDocument): RenderedSentence[] {
  return sections.flatMap(sentencesOf);
}

/** A list of figures' references, as kept in a manifest: what a document is made of. */
export function numbersOf(document: RenderedDocument): Extract<Piece, { kind: 'number' }>[] {
  return allSentences(document).flatMap(({ pieces }) =>
    pieces.filter((piece): piece is Extract<Piece, { kind: 'number' }> => piece.kind === 'number'),
  );
}
