import { exact, isPlainDecimal } from '#domain/decimal.ts';
import type { ProseNumber } from '#domain/prose/prose-number.ts';
import type { DocumentText } from './document-text.ts';
import type { Span } from './read-figure.ts';
import { numbersBetween } from './sentences.ts';

/** A figure of the prose that was published before: how it is called, and the words that said it. */
export interface KnownStatement {
  code: string;
  name: string;
  unit: string;
  quote: string;
  /** As it was printed: tells which of the quote's numbers it is. */
  printed: string;
  indicatorId: number | null;
}

/** A number of the performance prose. */
export interface ReadStatement {
  code: string;
  name: string;
  printed: string;
  unit: string;
  indicatorId: number | null;
  quote: string;
  start: number;
  end: number;
  certainty: 'certain' | 'likely';
  notes: string[];
}

const LONGEST_NAME = 30;
const FIRMNESS: Partial<Record<ProseNumber['firmness'], string>> = {
  about: '原文是约数',
  'at-least': '原文写“以上”等下限',
  'at-most': '原文写“以内”等上限',
  range: '原文是一个区间',
};

/**
 * The numbers of section 十一 with the words that say them. One that an earlier document said in the same words takes that one's name and
 * indicator; any other is named by its own words. Numbers in `covered` were read as something else.
 */
export function proseFigures(
  { text, sections }: DocumentText,
  covered: readonly Span[],
  known: readonly KnownStatement[],
): ReadStatement[] {
  const sayings = known.map((statement) => ({
    statement,
    words: wordsOf(statement.quote),
    at: numberPlace(statement),
  }));
  const used = new Set<string>();
  const statements: ReadStatement[] = [];
  for (const { body, end: last } of sections.filter(({ key }) => key === '十一')) {
    for (const number of numbersBetween(text, { start: body, end: last })) {
      const { start, end } = number;
      if (number.unit === '' || !isKept(number.value) || covered.some((span) => span.start < end && start < span.end))
        continue;
      const same = knownFor(text, number, sayings);
      const statement = same && !used.has(same.code) ? same : null;
      if (statement) used.add(statement.code);
      const from = number.clauseStart;
      const quote = text.slice(from, end);
      const notes = FIRMNESS[number.firmness] ? [FIRMNESS[number.firmness]!] : [];
      if (!statement) notes.push('以前公开的文本没有相同的说法，名称取自原文');
      statements.push({
        code: statement?.code ?? '',
        name: statement?.name ?? ownName(number),
        printed: number.value,
        unit: number.unit,
        indicatorId: statement?.indicatorId ?? null,
        quote,
        start: from,
        end,
        certainty: statement ? 'certain' : 'likely',
        notes,
      });
    }
  }
  return withCodes(statements);
}

/** Finer or larger than a figure can be kept: a number of another kind. */
function isKept(value: string): boolean {
  return isPlainDecimal(value) && (value.split('.')[1]?.length ?? 0) <= 6 && exact(value).abs().lessThan(9_000_000_000);
}

/** The words of a quote, whatever its numbers are. */
const wordsOf = (quote: string) => quote.replace(/\s/g, '').replace(/\d[\d,]*(?:\.\d+)?/g, '#');

interface Saying {
  statement: KnownStatement;
  words: string;
  /** Where in the words its own number stands. */
  at: number;
}

/** A known quote may begin before the number's clause and end behind its unit: it is looked for around the number, words only. */
function knownFor(text: string, { start, end }: ProseNumber, sayings: readonly Saying[]): KnownStatement | null {
  const before = wordsOf(text.slice(Math.max(0, start - 60), start));
  const after = wordsOf(text.slice(start, end + 30)).slice(1);
  const fitting = sayings.filter(
    (saying) =>
      saying.at >= 0 &&
      before.endsWith(saying.words.slice(0, saying.at)) &&
      after.startsWith(saying.words.slice(saying.at + 1)),
  );
  return fitting.sort((one, other) => other.words.length - one.words.length)[0]?.statement ?? null;
}

/** Which of several numbers of its quote a statement is about is told by what it printed. */
function numberPlace({ quote, printed }: KnownStatement): number {
  const plain = quote.replace(/\s/g, '');
  const numbers = [...plain.matchAll(/\d[\d,]*(?:\.\d+)?/g)];
  const wanted = numbers.findIndex(([text]) => text.replaceAll(',', '') === printed);
  const index = wanted < 0 ? numbers.length - 1 : wanted;
  let place = -1;
  for (let count = 0; count <= index; count += 1) place = wordsOf(plain).indexOf('#', place + 1);
  return place;
}

function ownName({ before, after, unit }: ProseNumber): string {
  const name = before.trim() || after.trim() || unit;
  return name.slice(-LONGEST_NAME);
}

/** What has no code of an earlier document is numbered. */
function withCodes(statements: ReadStatement[]): ReadStatement[] {
  let next = 0;
  const taken = new Set(statements.map(({ code }) => code));
  return statements.map((statement) => {
    if (statement.code !== '') return statement;
    do next += 1;
    while (taken.has(`text${String(next).padStart(2, '0')}`));
    return { ...statement, code: `text${String(next).padStart(2, '0')}` };
  });
}
