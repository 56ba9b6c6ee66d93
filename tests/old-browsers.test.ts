import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files, imports } from './support/source-files.ts';

/**
 * What Chromium 83 lacks and the build does not supply: it compiles newer syntax (`??=`, `||=`, `#private`), but adds
 * no missing function and no missing property of styles. The number is the first Chromium to have it.
 */
const MISSING_IN_SCRIPTS: [name: string, pattern: RegExp][] = [
  ['at (92): lastOf of domain/last-of.ts', /\.at\(/],
  ['replaceAll (85): replace with /…/g', /\.replaceAll\(/],
  ['findLast, findLastIndex (97)', /\.findLast(Index)?\(/],
  ['toSorted, toReversed, toSpliced (110): copy first', /\.to(Sorted|Reversed|Spliced)\(/],
  ['with of a list (110)', /\.with\(/],
  ['Object.hasOwn (93)', /\bObject\.hasOwn\b/],
  ['Object.groupBy, Map.groupBy (117)', /\b(Object|Map)\.groupBy\b/],
  ['Array.fromAsync (121)', /\bArray\.fromAsync\b/],
  ['structuredClone (98)', /\bstructuredClone\(/],
  ['crypto.randomUUID (92, and only over https)', /\bcrypto\.randomUUID\b/],
  ['Promise.any (85), Promise.withResolvers (119)', /\bPromise\.(any|withResolvers|try)\b/],
  ['AbortSignal.timeout (103), AbortSignal.any (116)', /\bAbortSignal\.(timeout|any)\b/],
  ['WeakRef (84)', /\bWeakRef\b/],
  ['replaceChildren (86)', /\.replaceChildren\(/],
  ['Intl.Segmenter (87)', /\bIntl\.Segmenter\b/],
  ['functions of an iterator (122)', /\.(values|keys|entries)\(\)\.(map|filter|some|every|find|reduce|toArray)\(/],
  ['isSubsetOf and the like of a set (122)', /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/],
  ['isWellFormed (111)', /\.(is|to)WellFormed\(/],
];

const MISSING_IN_STYLES: [name: string, pattern: RegExp][] = [
  ['inset (87): top, right, bottom, left', /(^|[;{\s])inset(-(block|inline)[a-z-]*)?\s*:/],
  ['aspect-ratio (88)', /(^|[;{\s])aspect-ratio\s*:/],
  ['margin-inline and the like (87): the four sides', /(^|[;{\s])(margin|padding)-(inline|block)\s*:/],
  ['overflow: clip (90)', /overflow(-[xy])?\s*:\s*clip/],
  ['dvh, svh, lvh (108)', /\d(d|s|l)v(h|w|min|max)\b/],
  [':is, :where (88)', /:(is|where)\(/],
  [':has (105)', /:has\(/],
  [':not with a list (88)', /:not\([^()]*,/],
  ['color-mix (111)', /\bcolor-mix\(/],
  ['translate, rotate, scale by themselves (104): transform', /(^|[;{\s])(translate|rotate|scale)\s*:/],
  ['container queries (105), layers (99)', /@(container|layer|property|scope)\b/],
  ['scrollbar-gutter (94)', /(^|[;{\s])scrollbar-gutter\s*:/],
  ['content-visibility (85)', /(^|[;{\s])content-visibility\s*:/],
  ['text-wrap (114)', /(^|[;{\s])text-wrap\s*:/],
];

/** What the pages carry: the client, and all it imports for more than its types. */
const carried = (() => {
  const found = new Set(files.filter((file) => file.startsWith('client/')));
  for (const file of found) {
    for (const { from, to, isType } of imports) {
      if (from === file && !isType && files.includes(to)) found.add(to);
    }
  }
  return [...found];
})();

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const scripts = carried.map((file) => {
  const text = readFileSync(file, 'utf8');
  return { file, text: withoutComments(file.endsWith('.vue') ? text.replace(/<style[\s\S]*?<\/style>/g, '') : text) };
});

const styles = [
  ...readdirSync('client/styles', { encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => ({ file: join('client/styles', name), text: readFileSync(join('client/styles', name), 'utf8') })),
  ...carried
    .filter((file) => file.endsWith('.vue'))
    .map((file) => ({
      file,
      text: [...readFileSync(file, 'utf8').matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)]
        .map((one) => one[1])
        .join('\n'),
    })),
].map(({ file, text }) => ({ file, text: withoutComments(text) }));

const usesOf = (texts: { file: string; text: string }[], pattern: RegExp) =>
  texts.flatMap(({ file, text }) => (pattern.test(text) ? [file] : []));

describe('the pages in Chromium 83', () => {
  it('are read whole', () => {
    expect(carried.filter((file) => file.startsWith('domain/')).length).toBeGreaterThan(80);
    expect(styles.length).toBeGreaterThan(200);
  });

  it.each(MISSING_IN_SCRIPTS)('do without %s', (_name, pattern) => {
    expect(usesOf(scripts, pattern)).toEqual([]);
  });

  it.each(MISSING_IN_STYLES)('are styled without %s', (_name, pattern) => {
    expect(usesOf(styles, pattern)).toEqual([]);
  });

  it('keep :focus-visible (86) in rules of its own, since a browser drops a whole rule for one selector it does not know', () => {
    const mixed = styles.flatMap(({ file, text }) =>
      [...text.matchAll(/[^{};]+(?=\{)/g)]
        .map(([selectors]) => selectors.trim().split(','))
        .filter((list) => new Set(list.map((one) => one.includes(':focus-visible'))).size > 1)
        .map((list) => `${file} ${list.join(',')}`),
    );
    expect(mixed).toEqual([]);
  });
});
