import { Exact } from '#domain/decimal.ts';

const MULTIPLES: [string, string][] = [
  ['亿', '100000000'],
  ['万', '10000'],
];

/** What to multiply a value in unit `from` with to have it in unit `to`; null when the two measure different things. */
export function unitFactor(from: string | null, to: string | null): Exact | null {
  if (from === null || to === null || from === to) return new Exact(1);
  const [source, target] = [split(from), split(to)];
  return source.base === target.base ? source.multiple.div(target.multiple) : null;
}

/** 万人 → 10000 × 人. A unit that is only 万 keeps an empty base. */
function split(unit: string): { multiple: Exact; base: string } {
  const plain = unit.replace(/\s/g, '');
  const found = MULTIPLES.find(([word]) => plain.startsWith(word));
  return found
    ? { multiple: new Exact(found[1]), base: plain.slice(found[0].length) }
    : { multiple: new Exact(1), base: plain };
}
