import { Exact, isPlainDecimal } from '../decimal.ts';
import { BANDS, type Band } from '../scoring/policy.ts';

/**
 * A qualitative indicator (定性) is judged in one of the three bands of 财预〔2020〕10号. The band is kept as the place of its
 * name in that list, 1 to 3, so that figures, revisions and files hold it as they hold every other figure; it is a name and
 * never added, averaged or differenced.
 */
export const levels = BANDS;
export type Level = Band;

export const levelNames: Record<Level, string> = {
  achieved: '达成预期指标',
  partly: '部分达成预期指标并具有一定效果',
  not: '未达成预期指标且效果较差',
};
/** Where there is no room for the whole. */
export const levelWords: Record<Level, string> = { achieved: '达成', partly: '部分达成', not: '未达成' };

/** The level of a kept figure; null for what is none. */
export function levelOf(value: Exact | null): Level | null {
  if (value?.isInteger() !== true) return null;
  return levels[value.toNumber() - 1] ?? null;
}

export function levelCode(level: Level): Exact {
  return new Exact(levels.indexOf(level) + 1);
}

/** `1` → 达成; a text that is no level comes back unchanged, absent stays absent. */
export function levelText(code: string | null): string | null {
  return code === null ? null : (levelWordOf(code) ?? code);
}

function levelWordOf(code: string): string | null {
  const level = isPlainDecimal(code) ? levelOf(new Exact(code)) : null;
  return level === null ? null : levelWords[level];
}

/** Where a chart puts a level: steps up from 1, the best highest. */
export function levelHeight(code: string | null): string | null {
  return code === null ? null : new Exact(levels.length + 1).minus(code).toFixed();
}

export type TypedLevel = { ok: true; value: string | null } | { ok: false; reason: string };

export const LEVEL_HINT = '请选择：1 达成、2 部分达成、3 未达成';

/** Reads what is typed or pasted: 1–3, the short or the full name (达成年度指标 too), full-width and spaced. Never throws. */
export function typedLevel(text: string): TypedLevel {
  const plain = text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff]/g, '');
  if (plain === '') return { ok: true, value: null };
  const meant = plain.replace('年度指标', '预期指标');
  const level = levels.find((one) => meant === levelNames[one] || meant === levelWords[one]);
  const code = level === undefined ? plain : levelCode(level).toFixed();
  return /^[1-3]$/.test(code) ? { ok: true, value: code } : { ok: false, reason: LEVEL_HINT };
}
