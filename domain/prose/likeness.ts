/** Short and long names of the same thing, so that a text and a form's row meet. */
const SHORT: [RegExp, string][] = [
  [/社会保障卡/g, '社保卡'],
  [/社会保险/g, '社保'],
  [/(养老|工伤|失业|医疗|生育)保险/g, '$1'],
];

/** Words that every name has and that tell none from another. */
const COMMON = /全州|全年|全区|达到|总数|数量|[（(][^）)]*[）)]|[\s“”"《》、，。：；的了]/g;
const MEASURE_ENDING = /(人次|人数|次数|期数|份数|条数|天数|金额|数)$/;

/** A name as it is compared: short forms, no filling words, no ending that only says what is counted. */
export function plainName(name: string): string {
  const short = SHORT.reduce((text, [long, word]) => text.replace(long, word), name);
  return short.replace(COMMON, '').replace(MEASURE_ENDING, '');
}

/** How much of the name stands in the words: its pairs of neighbouring signs found there, 0 to 1. */
export function likeness(name: string, words: string): number {
  return likenessOf(namePairs(name), new Set(namePairs(words)));
}

/** The same of names whose pairs are known: one that is compared with many is taken apart once. */
export function likenessOf(name: readonly string[], words: ReadonlySet<string>): number {
  return name.length === 0 ? 0 : name.filter((pair) => words.has(pair)).length / name.length;
}

/** A name's pairs of neighbouring signs, after `plainName`. */
export function namePairs(name: string): string[] {
  return pairsOf(plainName(name));
}

/** The pairs of neighbouring signs that both have, without what is said of everything (社保, 指标). */
export function sharedPairs(one: string, other: string): string[] {
  const said = new Set(pairsOf(plainName(other)));
  return [...new Set(pairsOf(plainName(one)))].filter((pair) => said.has(pair) && pair !== '社保');
}

function pairsOf(name: string): string[] {
  return Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2));
}
