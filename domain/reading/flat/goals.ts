import { compact, type SourceLine, widthOf } from '../source-lines.ts';

export interface Goals {
  expected: string | null;
  actual: string | null;
  /** More than one place could be the end of the first text. */
  isDoubtful: boolean;
}

/** What stands sideways beside the texts. */
const SIDE = /^(年度|总体|目标|年度总体|年度总|体目标|年度总体目标)$/;
const END = /[。！；;.]["”]?$/;
/** How accounts of what was done begin. */
const ACCOUNT = /^(截至|截止|20\d\d\s*年|20\d\d年|本年|全年|已|完成|目前)/;
/** Of a column's width: a line this much shorter ends a paragraph. */
const SHORT = 5;

/**
 * The two texts beside each other that a pdf gives one below the other, without a mark between them: the first ends where a sentence ends with its
 * line, and both columns are then filled to their own width.
 */
export function goalsOf(lines: readonly SourceLine[]): Goals {
  const texts = lines.map(({ text }) => text);
  while (texts[0] !== undefined && SIDE.test(compact(texts[0]))) texts.shift();
  const places = texts.flatMap((text, index) => (index < texts.length - 1 && END.test(text) ? [index + 1] : []));
  const whole = compact(texts.join(''));
  if (places.length === 0) return { expected: whole || null, actual: null, isDoubtful: whole !== '' };
  const ranked = places
    .map((place) => ({ place, points: pointsOf(texts, place) }))
    .sort((one, other) => other.points - one.points);
  const { place, points } = ranked[0]!;
  return {
    expected: compact(texts.slice(0, place).join('')),
    actual: compact(texts.slice(place).join('')),
    isDoubtful: ranked.length > 1 && points - ranked[1]!.points < 2,
  };
}

function pointsOf(texts: readonly string[], place: number): number {
  const words = ACCOUNT.test(texts[place]!) ? 3 : 0;
  return words + evenness(texts.slice(0, place)) + evenness(texts.slice(place));
}

/** Up to 2: all lines but the last are about as wide as the widest. */
function evenness(texts: readonly string[]): number {
  const widths = texts.map(widthOf);
  const widest = Math.max(...widths);
  const inner = widths.slice(0, -1);
  if (inner.length === 0) return 1;
  return (2 * inner.filter((width) => width >= widest - SHORT).length) / inner.length;
}
