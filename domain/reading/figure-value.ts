import { exact, isPlainDecimal } from '#domain/decimal.ts';
import type { Unit } from './phrases.ts';

/** Powers of ten to 万元. */
const TO_WAN: Record<string, number> = { 亿元: 4, 百万元: 2, 千元: -1, 元: -4 };
/** A figure is kept in micro units as a safe integer. */
const LARGEST = 9_000_000_000;
const DECIMALS_KEPT = 6;

export interface FigureValue {
  /** A plain decimal in the layout's unit, with all digits of the document. */
  printed: string;
  unit: string;
  note: string | null;
}

/**
 * The numeral of a document in the unit of the layout; money in another unit is converted exactly and says so. Null when it is larger or
 * finer than a figure can be kept.
 */
export function figureValue(numeral: string, found: string, unit: Unit): FigureValue | null {
  const plain = numeral.replaceAll(',', '');
  if (!isPlainDecimal(plain)) return null;
  const power = unit === '万元' ? (TO_WAN[found] ?? 0) : 0;
  const places = Math.max(0, (plain.split('.')[1]?.length ?? 0) - power);
  const value = exact(plain).times(exact(10).pow(power));
  if (value.abs().greaterThan(LARGEST) || places > DECIMALS_KEPT) return null;
  if (power === 0) return { printed: plain, unit, note: null };
  return {
    // 18,670,800.00 元 is 1,867.08 万元: zeros that only the smaller unit printed say nothing in the larger one.
    printed: value.toFixed(Math.max(2, value.decimalPlaces())),
    unit,
    note: `原文为 ${numeral} ${found}，按 ${WORDS[found]}换算为万元`,
  };
}

const WORDS: Record<string, string> = {
  亿元: '1 亿元 = 10,000 万元',
  百万元: '1 百万元 = 100 万元',
  千元: '1 万元 = 10 千元',
  元: '1 万元 = 10,000 元',
};
