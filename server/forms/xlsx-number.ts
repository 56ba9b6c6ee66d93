/** A number and the format under which Excel shows it exactly as the paper prints it. */
export type PrintedNumber = { value: number; numFmt: string };

const NUMERAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(%?)$/;
/** Excel keeps fifteen digits; what has more stays text. */
const DIGITS = 15;

/**
 * `14.16`, `0.00`, `96.50%` as a number, so that the cell can be added up and bears no warning; null for everything that
 * must stay text to print as it does: `=82.76 万人`, `-`, `007`, `-0.00`, `1,867.08`.
 */
export function numberIn(text: string): PrintedNumber | null {
  const found = NUMERAL.exec(text);
  if (!found) return null;
  const [, sign = '', whole = '', fraction = '', percent = ''] = found;
  if (whole.length + fraction.length > DIGITS || (sign && !/[1-9]/.test(whole + fraction))) return null;
  const decimals = fraction ? `0.${'0'.repeat(fraction.length)}` : '0';
  // The exponent is read with the digits, so a percentage is the double nearest to it and not a quotient of two.
  return { value: Number(`${sign}${whole}.${fraction || 0}${percent && 'e-2'}`), numFmt: decimals + percent };
}
