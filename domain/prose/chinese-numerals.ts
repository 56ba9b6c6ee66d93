const DIGITS: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Written with a place (`十六`, `二十`, `一百二十`): a lone digit is as often a name (两个维护) or an ordinal (一是). */
export const CHINESE_NUMERAL = /[一二两三四五六七八九]?[十百千][一二三四五六七八九零十百千]*/g;

/** The value of a numeral below ten thousand written in Chinese; null for what is none. */
export function chineseValue(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastPlace = Number.POSITIVE_INFINITY;
  for (const char of text) {
    const place = PLACES[char];
    if (place !== undefined) {
      // Places fall from left to right; only 十 stands without its digit.
      if (place >= lastPlace || (digit === null && (place !== 10 || total > 0))) return null;
      total += (digit ?? 1) * place;
      lastPlace = place;
      digit = null;
    } else if (char === '零') {
      if (digit !== null) return null;
    } else {
      if (digit !== null || DIGITS[char] === undefined) return null;
      digit = DIGITS[char];
    }
  }
  // 一百二 is said of 120 as well as of 102.
  if (digit !== null && lastPlace > 10 && !text.includes('零')) return null;
  return total + (digit ?? 0);
}
