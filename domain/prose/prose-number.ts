import { CHINESE_NUMERAL, chineseValue } from './chinese-numerals.ts';
import { unitAt } from './units.ts';

/** How firmly a number is said: `95%以上` bounds it, `9300余万元` rounds it, `3至5次` spans it. */
export type Firmness = 'exact' | 'about' | 'at-least' | 'at-most' | 'range';

/** A quantity said in prose, with the words beside it. `start` and `end` enclose numeral and unit in the text. */
export interface ProseNumber {
  /** The numeral as written: `1,867.08`. */
  text: string;
  /** The same as a plain decimal: `1867.08`. */
  value: string;
  /** With its scale: `万元`, `万人次`, `元/人/年`; empty where none is known. */
  unit: string;
  start: number;
  end: number;
  firmness: Firmness;
  /** Words since the last number or mark, and up to the next one. */
  before: string;
  after: string;
  /** The clause between 。；，： that it stands in, with its offset. */
  clause: string;
  clauseStart: number;
}

interface Numeral {
  text: string;
  value: string;
  start: number;
  end: number;
}

const ARABIC = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/g;

/** What ends a clause; a comma inside 1,867.08 does not. */
const CLAUSE_MARK = /[。；;，：:！!？?\n]|,(?!\d{3}(?!\d))/;
/** What stands between neighbours of one clause as well. */
const NEIGHBOUR_MARK = /[、（）()“”"《》]/;

/**
 * The quantities of Chinese prose. Dates, years, document numbers (〔2023〕8号), ordinals (第3、一是), names (“1+4+16”,
 * A4) and the numbers of a list are none. `known` are units beyond the usual ones. Never throws.
 */
export function numbersIn(text: string, known: readonly string[] = []): ProseNumber[] {
  const plain = withPlainDigits(text);
  const found = numeralsIn(plain, known).map((numeral) => ({ numeral, said: saidAt(plain, numeral, known) }));
  return found.map(({ numeral, said }, index) => {
    const next = found[index + 1]?.numeral.start ?? plain.length;
    const since = found[index - 1]?.said.end ?? 0;
    const clauseStart = lastMark(plain, numeral.start, CLAUSE_MARK);
    return {
      text: text.slice(numeral.start, numeral.end),
      value: numeral.value,
      ...said,
      start: numeral.start,
      before: wordsBefore(text.slice(since, numeral.start)),
      after: wordsAfter(text.slice(said.end, Math.max(next, said.end))),
      clause: text.slice(clauseStart, nextMark(plain, said.end, CLAUSE_MARK)),
      clauseStart,
    };
  });
}

/** Full-width digits as plain ones, one for one, so that offsets stay those of the text. */
function withPlainDigits(text: string): string {
  return text.replace(/[０-９．％]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

function numeralsIn(text: string, known: readonly string[]): Numeral[] {
  const arabic = [...text.matchAll(ARABIC)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (isNoQuantity(text, start, end)) return [];
    const isNegative = /[率减降比长][-−－]$/.test(beside(text, start).before);
    const value = match[0].replace(/,/g, '');
    return [{ text: match[0], value: isNegative ? `-${value}` : value, start: isNegative ? start - 1 : start, end }];
  });
  const chinese = [...text.matchAll(CHINESE_NUMERAL)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const value = chineseValue(match[0]);
    if (value === null || /[第“\d一二三四五六七八九几数成零]$/.test(beside(text, start).before)) return [];
    // 十一、 numbers a heading; 百余 and 几十 say no number.
    if (unitAt(beside(text, end).after.trimStart(), known) === '') return [];
    return [{ text: match[0], value: String(value), start, end }];
  });
  return [...arabic, ...chinese].sort((one, other) => one.start - other.start);
}

const DATE_AFTER = /^\s*(年(?!度?均|限|多|来)|月|日|号|时\d|年度|季度|版|\s*[-—–～至]\s*\d+\s*(年|月|日|号|季度))/;
const NUMBERING_AFTER = /^[.．、](?!\d)/;

/** A date, a document number, an ordinal, part of a name or a longer code: nothing that is counted. */
function isNoQuantity(text: string, start: number, end: number): boolean {
  const [before, after] = [beside(text, start).before, beside(text, end).after];
  if (/[第〔[［【A-Za-z+×*#.\d]$/.test(before) || /^[〕\]］】A-Za-z+×*#\d]/.test(after) || /^\.\d/.test(after))
    return true;
  if (DATE_AFTER.test(after) && !/^\s*个/.test(after)) return true;
  // 2023年4月—2024: the first half of a date's span; 2023-12-31.
  if (/\d[-/]$/.test(before) && /^[-/]\d/.test(after)) return true;
  if (/^[-/]\d{1,2}[-/]\d/.test(after) || /\d{4}[-/]\d{1,2}[-/]$/.test(before)) return true;
  return NUMBERING_AFTER.test(after) && (start === 0 || /[\n。；]\s*$/.test(before));
}

/** As much of the text as any of the patterns here looks at, so that a long text costs no more than a short one. */
const BESIDE = 32;

function beside(text: string, at: number) {
  return { before: text.slice(Math.max(0, at - BESIDE), at), after: text.slice(at, at + BESIDE) };
}

/** Unit and firmness from what follows and precedes; a range lends its second number's unit to the first. */
function saidAt(text: string, { start, end }: Numeral, known: readonly string[]) {
  const rest = beside(text, end).after;
  const gap = /^\s*(余|多|几)?\s*/.exec(rest)?.[0] ?? '';
  const own = unitAt(rest.slice(gap.length), known);
  const span = /^\s*[-—–～~至到]\s*(\d+(?:\.\d+)?)\s*/.exec(rest);
  const lent = own === '' && span ? unitAt(rest.slice(span[0].length), known) : '';
  const unit = own || lent;
  const unitEnd = own === '' ? end : end + gap.length + own.length;
  const before = beside(text, start).before.trimEnd();
  const isRange = (span !== null && unit !== '') || /\d\s*\S{0,3}\s*[-—–～~至到]$/.test(before);
  return { unit, end: unitEnd, firmness: firmnessOf(before, gap, beside(text, unitEnd).after, isRange) };
}

function firmnessOf(before: string, gap: string, after: string, isRange: boolean): Firmness {
  if (isRange) return 'range';
  if (/不少于$|不低于$|超过?$|至少$|突破$|高于$|大于$|多于$|逾$/.test(before) && !/不超过?$/.test(before))
    return 'at-least';
  if (/^\s*[（(]?含?[）)]?\s*(以上|及以上|起)/.test(after)) return 'at-least';
  if (/不超过?$|不高于$|不多于$|不大于$|低于$|少于$|至多$|最多$/.test(before)) return 'at-most';
  if (/^\s*(以下|以内|之内)/.test(after)) return 'at-most';
  if (gap.trim() !== '' || /(约|近|大约|将近|接近)$/.test(before) || /^\s*(余|多|左右|上下)/.test(after))
    return 'about';
  return 'exact';
}

function lastMark(text: string, before: number, mark: RegExp): number {
  for (let at = before - 1; at >= 0; at--) if (isMark(text, at, mark)) return at + 1;
  return 0;
}

function nextMark(text: string, from: number, mark: RegExp): number {
  for (let at = from; at < text.length; at++) if (isMark(text, at, mark)) return at;
  return text.length;
}

function isMark(text: string, at: number, mark: RegExp): boolean {
  return mark.exec(text.slice(at, at + 5))?.index === 0;
}

function wordsBefore(text: string): string {
  let at = text.length;
  while (at > 0 && !isMark(text, at - 1, CLAUSE_MARK) && !NEIGHBOUR_MARK.test(text[at - 1] ?? '')) at--;
  return text.slice(at).trim();
}

function wordsAfter(text: string): string {
  let at = 0;
  while (at < text.length && !isMark(text, at, CLAUSE_MARK) && !NEIGHBOUR_MARK.test(text[at] ?? '')) at++;
  return text.slice(0, at).trim();
}
