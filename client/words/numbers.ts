const ABSENT = '—';
const MINUS = '−';

/**
 * A plain decimal numeral as a person reads it: `-1234567.80` becomes `−1,234,567.80`. Works on the text, so no digit
 * is lost to floating point; text that is not a numeral (a qualitative value) comes back unchanged.
 */
export function grouped(text: string | null | undefined): string {
  if (text === null || text === undefined || text === '') return ABSENT;
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (!parts) return text;
  const [, sign, whole = '', fraction = ''] = parts;
  return `${sign ? MINUS : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}

/** False for what is absent and for the words of a qualitative value. */
export function isNumeral(text: string | null | undefined): boolean {
  return /^-?\d+(\.\d+)?$/.test(text ?? '');
}

/** A difference: the same with `+` before what is above zero. */
export function signed(text: string | null | undefined): string {
  const read = grouped(text);
  return text && /^\d/.test(text) && /[1-9]/.test(text) ? `+${read}` : read;
}

/** Figure and unit in running text: `82.76 万人`, `94.37%`, or `—`. */
export function figureWords(text: string | null | undefined, unit = ''): string {
  const read = grouped(text);
  // A level in words has no unit.
  if (read === ABSENT || unit === '' || !isNumeral(text)) return read;
  return unit === '%' || unit === '‰' ? read + unit : `${read} ${unit}`;
}

/** Target with its operator: `≥87.70`. */
export function targetWords(operator: '>=' | '<=' | '=' | (string & {}), value: string | null): string {
  const signs: Record<string, string> = { '>=': '≥', '<=': '≤', '=': '=' };
  if (value !== null && !isNumeral(value)) return value;
  return value === null ? ABSENT : `${signs[operator] ?? operator}${grouped(value)}`;
}
