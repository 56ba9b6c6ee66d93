import { compact } from '../source-lines.ts';

/** A line of a table, without what was read of it already. */
export type Piece = string;

const OPERATOR = /^(>=|=>|<=|=<|==?|[<>≥≤≧≦＞＜＝])/;
/** Between two lines of one cell. */
const BREAK = '\n';

export interface Values {
  target: string | null;
  actual: string | null;
  /** Lines before the target. */
  before: Piece[];
  /** Lines between the target and the numbers, where the form has a column there. */
  between: Piece[];
  isDoubtful: boolean;
}

/** Splits what stands before a row's numbers into the two values and what comes before them. */
export function valuesOf(pieces: readonly Piece[], hasActual: boolean): Values {
  const line = pieces.findIndex((piece) => piece.split(' ').some((word) => OPERATOR.test(word)));
  if (line < 0) return wordsAsValues(pieces, hasActual);
  const words = pieces[line]!.split(' ');
  const first = words.findIndex((word) => OPERATOR.test(word));
  const before = [...pieces.slice(0, line), ...(first > 0 ? [words.slice(0, first).join(' ')] : [])];
  const own = words.slice(first).join(' ');
  if (!hasActual) {
    return { target: own, actual: null, before, between: pieces.slice(line + 1), isDoubtful: false };
  }
  const parts = [own, ...pieces.slice(line + 1)].join(BREAK).split(/[ \n](?=[<>=≥≤≧≦＞＜＝])/);
  const [target = '', actual, ...more] = parts.map((part) => part.replaceAll(BREAK, ''));
  if (actual !== undefined) return { target, actual, before, between: [], isDoubtful: more.length > 0 };
  const halves = /^(\S+(?: [^\d\s]\S*)?) (\d\S*(?: [^\d\s]\S*)?)$/.exec(target);
  if (halves) return { target: halves[1]!, actual: halves[2]!, before, between: [], isDoubtful: true };
  return { target, actual: null, before, between: [], isDoubtful: true };
}

/** Values in words: two on one line, or the same words twice over several lines. */
function wordsAsValues(pieces: readonly Piece[], hasActual: boolean): Values {
  const none = { target: null, actual: null, before: [...pieces], between: [], isDoubtful: true };
  if (!hasActual) return none;
  const twice = pieces.findLastIndex((_piece, from) => isTwice(pieces.slice(from)));
  if (twice >= 0) {
    const words = compact(pieces.slice(twice).join('')).replaceAll(' ', '');
    const half = words.slice(0, words.length / 2);
    return { target: half, actual: half, before: pieces.slice(0, twice), between: [], isDoubtful: false };
  }
  const words = (pieces.at(-1) ?? '').split(' ');
  if (words.length < 2) return none;
  const middle = words.length / 2;
  const isEven = words.length % 2 === 0 && words.slice(0, middle).join() === words.slice(middle).join();
  const [from, cut] = isEven ? [0, middle] : [words.length - 2, words.length - 1];
  const left = words.slice(0, from).join(' ');
  return {
    target: words.slice(from, cut).join(' '),
    actual: words.slice(cut).join(' '),
    before: [...pieces.slice(0, -1), ...(left === '' ? [] : [left])],
    between: [],
    isDoubtful: !isEven && words.at(-1) !== words.at(-2),
  };
}

/** Whether lines say the same words twice, the second time from the beginning of a line or of a word. */
function isTwice(pieces: readonly Piece[]): boolean {
  const ends = new Set<number>();
  let length = 0;
  for (const word of pieces.flatMap((piece) => piece.split(' '))) {
    length += word.length;
    ends.add(length);
  }
  const words = pieces.join('').replaceAll(' ', '');
  const half = length / 2;
  return ends.has(half) && half > 1 && words.slice(0, half) === words.slice(half);
}
