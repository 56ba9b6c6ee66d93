import { ACCOUNT_PHRASES } from './account-phrases.ts';
import type { TextSection } from './document-text.ts';
import { figureValue } from './figure-value.ts';
import type { Phrase } from './phrases.ts';
import { directionDoubt, directionOf, type ReadFigure, type Span } from './read-figure.ts';
import { reasonAfter } from './reasons.ts';
import { patternOf, searchable } from './wording.ts';

export interface FiguresRead {
  figures: ReadFigure[];
  /** Figures of the layout that a section which is there does not state, or not in words that are understood. */
  missing: { code: string; section: Phrase['section']; name: string }[];
  /** Numbers and reasons that were understood. */
  covered: Span[];
}

const compiled = ACCOUNT_PHRASES.map((phrase) => ({
  phrase,
  patterns: phrase.words.map((wording) => patternOf(wording, phrase.unit)),
}));

/** Where a label begins at a word, not in the middle of a longer one. */
const BEFORE_LABEL = /(?:^|[^\u4e00-\u9fff]|年度?|单位|[共其]计?中?|度)$/;

interface Found {
  match: RegExpExecArray;
  wording: number;
  isWhole: boolean;
}

/** The figures of sections 一 to 十 and the counts of section 十一 that the layout names. Never throws; what is not stated is missing. */
export function accountFigures(text: string, sections: readonly TextSection[]): FiguresRead {
  const read: FiguresRead = { figures: [], missing: [], covered: [] };
  const plain = searchable(text);
  const taken = new Set<number>();
  for (const { phrase, patterns } of compiled) {
    const within = sections.filter(({ key }) => key === phrase.section);
    if (within.length === 0) continue;
    const found = within.flatMap((section) => candidates(plain, section, patterns));
    const best = found.find(({ wording, isWhole }) => wording === 0 && isWhole) ?? found[0];
    const figure = best && figureOf(phrase, best, found, { text, plain });
    if (!figure || taken.has(numberStart(best.match))) {
      read.missing.push({ code: phrase.code, section: phrase.section, name: phrase.name });
      continue;
    }
    taken.add(numberStart(best.match));
    read.figures.push(figure.figure);
    read.covered.push({ start: numberStart(best.match), end: figure.figure.end }, ...figure.reason);
  }
  return read;
}

/** In the order of the wordings; of one wording those at the beginning of a word first. */
function candidates(plain: string, { body, end }: TextSection, patterns: readonly RegExp[]): Found[] {
  const words = plain.slice(body, end);
  return patterns.flatMap((pattern, wording) =>
    [...words.matchAll(pattern)].map((match) => {
      const isWhole = BEFORE_LABEL.test(words.slice(Math.max(0, match.index - 3), match.index));
      match.index += body;
      return { match, wording, isWhole };
    }),
  );
}

function figureOf(
  phrase: Phrase,
  best: Found,
  all: readonly Found[],
  { text, plain }: { text: string; plain: string },
) {
  const { n = '', u = '', d } = best.match.groups ?? {};
  const value = figureValue(n, u, phrase.unit);
  if (value === null) return null;
  const start = best.wording > 0 ? clauseStart(plain, best.match.index) : best.match.index;
  const end = best.match.index + best.match[0].length;
  const notes = notesOf(best, all);
  if (value.note) notes.push(value.note);
  const doubt = directionDoubt(d, n);
  if (doubt) notes.push(doubt);
  const reason = phrase.reason ? reasonAfter(plain, end, phrase.section === '七') : null;
  const figure: ReadFigure = {
    code: phrase.code,
    section: phrase.section,
    name: phrase.name,
    printed: value.printed,
    unit: value.unit,
    direction: d === undefined ? null : directionOf(d, phrase.unit),
    reason: reason && text.slice(reason.start, reason.end),
    classification: null,
    quote: text.slice(start, end),
    start,
    end,
    certainty: notes.length === 0 ? 'certain' : 'likely',
    notes,
  };
  return { figure, reason: reason ? [reason] : [] };
}

/** Other words are quoted from the beginning of their clause: what they are about stands there. */
function clauseStart(plain: string, from: number): number {
  const clause = /[^,。;:\n]{0,40}$/.exec(plain.slice(Math.max(0, from - 40), from))?.[0] ?? '';
  return from - clause.length;
}

/** What speaks against being certain. */
function notesOf(best: Found, all: readonly Found[]): string[] {
  const notes: string[] = [];
  if (best.wording > 0 || !best.isWhole) notes.push('写法与标准版式不同');
  const numbers = new Set(
    all.filter(({ wording, isWhole }) => wording === best.wording && isWhole === best.isWhole).map(printedIn),
  );
  if (numbers.size > 1) notes.push(`本节另有相同说法的数：${[...numbers].slice(1, 4).join('、')}，按先出现的理解`);
  return notes;
}

const printedIn = ({ match }: Found) => `${match.groups?.n ?? ''}${match.groups?.u ?? ''}`;

const numberStart = (match: RegExpExecArray) =>
  match.index + match[0].length - (match.groups?.n ?? '').length - (match.groups?.u ?? '').length;
