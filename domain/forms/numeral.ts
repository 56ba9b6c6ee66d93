import { isPlainDecimal } from '#domain/decimal.ts';
import { z } from '../zod.ts';

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Marks that stand in printed forms where a figure does not apply. */
const BLANK = new Set(['', '-', '--', '—', '——', '–', '/', '／', '无']);

/** Digits, signs and letters typed in the full-width forms of a Chinese input method become the plain ones. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/−/g, '-');
}

/** True for an empty cell and for the dashes that stand for one. */
export function isBlank(text: string): boolean {
  return BLANK.has(text.trim());
}

/**
 * The plain decimal of a printed numeral (`1,867.08` → `1867.08`), decimals kept as printed; null when it is none.
 * Separators count only in groups of three: `82,76` may mean two different things and is not read.
 */
export function plainNumeral(text: string): string | null {
  const plain = halfWidth(text).replace(/\s/g, '');
  const ungrouped = GROUPED.test(plain) ? plain.replace(/,/g, '') : plain;
  const unsigned = ungrouped.replace(/^\+/, '').replace(/^(-?)\./, '$10.');
  return isPlainDecimal(unsigned) ? unsigned : null;
}

/** A JSON number as the text it was written with; null when binary floating point may have changed it. */
export function numberText(value: number): string | null {
  const text = String(value);
  const digits = text.replace(/[-.]/g, '').length;
  return isPlainDecimal(text) && digits <= 15 ? text : null;
}

/** A numeral cell of a form; `tail` is what may follow it in print (`分`, `%`). Blank cells and dashes are null. */
export function numeralSchema(name: string, tail = /$/) {
  return z
    .union([z.string().max(60, `${name}过长，无法识别`), z.number()], { error: `${name}应为数字` })
    .nullish()
    .transform((value, context) => {
      if (value === null || value === undefined || (typeof value === 'string' && isBlank(value))) return null;
      const plain = typeof value === 'number' ? numberText(value) : plainNumeral(value.trim().replace(tail, ''));
      if (plain !== null) return plain;
      const message = typeof value === 'number' ? `${name}位数过多，请改用文本填写` : `${name}无法识别为数字：${value}`;
      context.addIssue({ code: 'custom', message, input: value });
      return z.NEVER;
    });
}
