import type { Operator } from '#domain/indicators/target.ts';
import { halfWidth, plainNumeral } from './numeral.ts';

/** What a printed value cell says. `value` keeps the decimals as printed; all null for a qualitative text. */
export type ReadValue = { operator: Operator | null; value: string | null; unit: string | null };

const QUALITATIVE: ReadValue = { operator: null, value: null, unit: null };

/**
 * Signs and words found in printed forms. The strict `>` and `<` are read as `>=` and `<=`: they differ only where the
 * target is met exactly, and the form keeps the text as printed.
 */
const SIGNS: [RegExp, Operator][] = [
  [/^(>=|=>|≥|≧|⩾|>|不低于|不少于|不小于|大于等于|大于或等于|大于|至少)/, '>='],
  [/^(<=|=<|≤|≦|⩽|<|不超过|不高于|不大于|不多于|小于等于|小于或等于|小于|至多)/, '<='],
  [/^(==?|等于)/, '='],
];

const VALUE = /^([+-]?[\d,]*\.?\d+)\s*(.*)$/s;
/** A sentence that happens to begin with a number is no unit. */
const SENTENCE = /[\d，。；、,;：:！!？?\n]/;
/** `2023 年底前`, `3 日内`: a date or a deadline, not a quantity. */
const DEADLINE = /(^年|[前底内])/;
const LONGEST_UNIT = 16;

/** `≥`, `＞＝`, `>=` or `不低于` → `>=`; null when it is no operator. */
export function readOperator(text: string): Operator | null {
  const sign = halfWidth(text).replace(/\s/g, '');
  const found = SIGNS.find(([pattern]) => pattern.exec(sign)?.[0] === sign);
  return found ? found[1] : null;
}

/** Reads `>=87.70 万人`, `=120 元/月/人`, `100%` or `长期` as printed in the value columns of a form. Never throws. */
export function readValueText(text: string): ReadValue {
  const plain = halfWidth(text).trim();
  const signless = plain.replace(/^([<>=])\s+(?==)/, '$1');
  const sign = SIGNS.find(([pattern]) => pattern.test(signless));
  const rest = sign ? signless.replace(sign[0], '').trim() : signless;
  const found = VALUE.exec(rest);
  const value = found ? plainNumeral(found[1] ?? '') : null;
  const tail = found?.[2]?.trim() ?? '';
  if (value === null || SENTENCE.test(tail) || tail.length > LONGEST_UNIT) return QUALITATIVE;
  if (sign) return { operator: sign[1], value, unit: tail || null };
  const bound = /^(.*?)及?(以上|以下|以内)$/.exec(tail);
  if (bound) return { operator: bound[2] === '以上' ? '>=' : '<=', value, unit: bound[1]?.trim() || null };
  return DEADLINE.test(tail) ? QUALITATIVE : { operator: null, value, unit: tail || null };
}

/** The text as the forms print it: `>=87.70 万人`, `>=95%`; null when there is no value. */
export function valueText({ operator, value, unit }: ReadValue): string | null {
  if (value === null) return null;
  const gap = unit === null || unit === '%' || unit === '‰' ? '' : ' ';
  return `${operator ?? ''}${value}${gap}${unit ?? ''}`;
}
