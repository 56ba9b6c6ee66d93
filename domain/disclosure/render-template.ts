import { hasOwn } from '../has-own.ts';
import { lastOf } from '../last-of.ts';
import {
  type BoundFigure,
  type DisclosureFigures,
  EACH_NAMES,
  FigureIndex,
  type FunctionLine,
  isListName,
  linesOf,
} from './figures.ts';
import { typedPieces } from './hand-typed.ts';
import type { Piece, RenderedDocument, RenderedParagraph, RenderedSection } from './rendered.ts';
import { conditions, fits, presence, rendered } from './renderings.ts';
import { paragraphsOf, sentenceOf } from './sentences.ts';
import type { DisclosureTemplate, TemplateSection } from './template.ts';
import { parseTemplate, type TemplateNode } from './template-text.ts';

/** Stands on a line of its own where the year's 自评表 are to follow. */
export const FORMS_PLACE = '自评表';

/**
 * The document a template gives with a year's figures. Never throws: what is unknown or cannot be put as asked stands in its
 * place as missing, as do figures that are not there.
 */
export function renderTemplate(template: DisclosureTemplate, figures: DisclosureFigures): RenderedDocument {
  const index = new FigureIndex(figures.figures);
  const sections = template.sections.map((section) => renderSection(section, figures, index));
  return { year: figures.year, sections };
}

export function renderSection(
  { code, level, heading, text }: TemplateSection,
  figures: DisclosureFigures,
  index: FigureIndex,
): RenderedSection {
  const pieces = (source: string) => piecesOf(parseTemplate(source).nodes, { figures, index, line: null });
  const title = pieces(heading.replace(/\n/g, ' '));
  return {
    code,
    level,
    heading: heading.trim() === '' ? null : sentenceOf(title),
    paragraphs: partsAtForms(text).flatMap((part): RenderedParagraph[] =>
      part === null ? [{ kind: 'forms', sentences: [] }] : paragraphsOf(pieces(part)),
    ),
  };
}

/** The text in pieces, null where the forms stand. */
function partsAtForms(text: string): (string | null)[] {
  return text.split(/^[ \t]*\{自评表\}[ \t]*$/m).flatMap((part, position) => (position === 0 ? [part] : [null, part]));
}

interface Scope {
  figures: DisclosureFigures;
  index: FigureIndex;
  line: FunctionLine | null;
}

function piecesOf(nodes: TemplateNode[], scope: Scope): Piece[] {
  const pieces: Piece[] = [];
  for (const node of nodes) {
    const last = lastOf(pieces);
    const atLineStart = last === undefined || last.text.endsWith('\n');
    pieces.push(...nodePieces(node, scope, atLineStart));
  }
  return pieces;
}

function nodePieces(node: TemplateNode, scope: Scope, atLineStart: boolean): Piece[] {
  switch (node.kind) {
    case 'text':
      return typedPieces(node.text, atLineStart);
    case 'figure':
      return figurePieces(node.name, node.rendering, scope);
    case 'if':
      return piecesOf(holds(node.name, node.condition, scope) ? node.held : node.otherwise, scope);
    case 'each': {
      if (!isListName(node.list)) return [missing(node.list, null)];
      // A list without lines is no list that came to nothing: nobody has entered it.
      const lines = linesOf(scope.figures, node.list);
      if (lines.length === 0) return [missing(EACH_NAMES[node.list], null)];
      return lines.flatMap((line) => piecesOf(node.body, { ...scope, line }));
    }
  }
}

/** A name means the line's own figure inside 每个, and one of the year's otherwise. */
export function figureIn(name: string, { index, line }: Pick<Scope, 'index' | 'line'>): BoundFigure | null {
  const own = line?.get(name);
  if (own) return own;
  const found = index.find(name);
  return 'figure' in found ? found.figure : null;
}

function holds(name: string, condition: string, scope: Scope): boolean {
  const figure = figureIn(name, scope);
  const isThere = figure !== null && (figure.value !== null || figure.words !== null);
  if (hasOwn(presence, condition)) return presence[condition] === isThere;
  return figure?.value != null && (conditions[condition]?.(figure.value) ?? false);
}

function figurePieces(name: string, rendering: string | null, scope: Scope): Piece[] {
  const figure = figureIn(name, scope);
  if (figure === null || !fits(rendering, figure)) return [missing(name, figure)];
  const { words, numeral } = rendered(figure, rendering);
  if (words === null && numeral === null) return [missing(name, figure)];
  const { ref } = figure;
  const pieces: Piece[] = [];
  if (words !== null) pieces.push(...wordPieces(words, rendering, figure));
  if (numeral !== null) {
    const isUnbound = ref === null || ref.kind === 'statement';
    pieces.push({ kind: 'number', text: numeral, ref, name: figure.name, isUnbound });
  }
  return pieces;
}

/** A reason is prose that somebody typed: its numbers are bound to nothing. */
function wordPieces(words: string, rendering: string | null, { ref }: BoundFigure): Piece[] {
  if (rendering !== '原因') return [{ kind: 'word', text: words, ref }];
  return typedPieces(words, false).map((piece) =>
    piece.kind === 'text' ? { kind: 'word', text: piece.text, ref } : piece,
  );
}

function missing(name: string, figure: BoundFigure | null): Piece {
  return { kind: 'missing', text: `〔缺：${figure?.name ?? name}〕`, ref: figure?.ref ?? null, name };
}
