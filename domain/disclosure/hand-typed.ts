import type { Piece } from './rendered.ts';

const NUMERAL = /\d[\d,]*(?:\.\d+)?/g;
/** Years, months and days are dates, a numeral before a full stop at the head of a line numbers a list. */
const DATE = /^\s*[年月日]/;
const LIST_NUMBER = /^[.．、]/;

/**
 * Typed text with its numbers marked as bound to nothing. `atLineStart`: the text begins a line, so that a number there may
 * count a list.
 */
export function typedPieces(text: string, atLineStart: boolean): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(NUMERAL)) {
    const numeral = found[0].replace(/,$/, '');
    const end = found.index + numeral.length;
    const rest = text.slice(end);
    const isFirst = found.index === 0 ? atLineStart : text[found.index - 1] === '\n';
    if (DATE.test(rest) || (isFirst && LIST_NUMBER.test(rest) && !/^\.\d/.test(rest))) continue;
    if (found.index > at) pieces.push({ kind: 'text', text: text.slice(at, found.index) });
    pieces.push({ kind: 'number', text: numeral, ref: null, name: null, isUnbound: true });
    at = end;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}
