import { readRowId } from '../reports/sheet-layout.ts';
import type { SheetIndicator } from '../reports/sheet-plain.ts';

/** What a row says about which indicator it is. */
export interface RowKeys {
  id: string;
  code: string;
  name: string;
}

export type IndicatorMatch =
  | { indicator: SheetIndicator }
  | { problem: string }
  /** Nothing by that name; the nearest is only named, never taken. */
  | { unmatched: string; suggestion: string | null };

/**
 * Finds indicators by hidden id, else code, else exact name (spaces and full-width forms apart). What says two things at once
 * is a problem; what is not known is told with the nearest name.
 */
export function indicatorMatcher(indicators: readonly SheetIndicator[]): (keys: RowKeys) => IndicatorMatch {
  const byCode = new Map(indicators.map((one) => [one.code, one]));
  const byName = new Map<string, SheetIndicator[]>();
  for (const one of indicators) byName.set(plain(one.name), [...(byName.get(plain(one.name)) ?? []), one]);
  const nearest = nearestName(indicators);
  const known = new Map<string, IndicatorMatch>();

  function match({ id, code, name }: RowKeys): IndicatorMatch {
    const coded = byCode.get(code);
    const named = byName.get(plain(name)) ?? [];
    if (id !== '') {
      const read = readRowId(id);
      const own = indicators.find((one) => one.indicatorId === read?.indicatorId && one.code === read.code);
      if (!own) return { unmatched: name || code || id, suggestion: nearest(name) };
      // Sorted or pasted without the hidden column: the figures would go to the wrong indicator.
      const isAnother = (code !== '' && code !== own.code) || (name !== '' && plain(name) !== plain(own.name));
      return isAnother
        ? { problem: '编号、指标名称与隐藏标识不一致（可能移动过行），请重新下载模板填写' }
        : { indicator: own };
    }
    if (coded && (name === '' || plain(coded.name) === plain(name))) return { indicator: coded };
    if (coded) {
      return named.length > 0
        ? { problem: `编号 ${code} 是“${coded.name}”，与指标名称不一致，请改正` }
        : { unmatched: name, suggestion: titleOf(coded) };
    }
    if (named.length > 1) return { problem: `有 ${named.length} 个同名指标，请填写编号` };
    if (named[0]) return { indicator: named[0] };
    return { unmatched: name || code, suggestion: nearest(name) };
  }

  return (keys) => {
    const key = JSON.stringify([keys.id, keys.code, keys.name]);
    const found = known.get(key) ?? match(keys);
    known.set(key, found);
    return found;
  };
}

const titleOf = ({ code, name }: SheetIndicator) => `${code} ${name}`;

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

/** Below this share of common pairs of letters a name is no help. */
const LIKE_ENOUGH = 0.4;

function nearestName(indicators: readonly SheetIndicator[]): (name: string) => string | null {
  const all = indicators.map((one) => ({ title: titleOf(one), pairs: pairsOf(one.name) }));
  return (name) => {
    const pairs = pairsOf(name.slice(0, 80));
    let best: { title: string; likeness: number } | null = null;
    for (const { title, pairs: others } of all) {
      const common = [...pairs].filter((pair) => others.has(pair)).length;
      const likeness = (2 * common) / Math.max(1, pairs.size + others.size);
      if (likeness >= LIKE_ENOUGH && likeness > (best?.likeness ?? 0)) best = { title, likeness };
    }
    return best?.title ?? null;
  };
}

function pairsOf(name: string): Set<string> {
  const letters = Array.from(plain(name));
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
