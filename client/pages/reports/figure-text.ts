import { figureTextSchema } from '#domain/reports/report.ts';

/** What a cell's text says: a plain numeral, nothing (null), or why it is refused. */
export type ReadFigure = { value: string | null; refusal: null } | { value: null; refusal: string };

const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * Text as people type or paste it, in the plain form the rules want: full-width digits, thousands separators, spaces, a
 * plus and the cell's own unit at the end go. Another unit stays and is refused: 万 would change the figure.
 */
export function plainText(text: string, unit: string): string {
  let plain = text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/，/g, ',')
    .replace(/[。．]/g, '.')
    .replace(/^[−–—﹣]/, '-')
    .replace(/^\+/, '');
  if (unit !== '' && plain.endsWith(unit)) plain = plain.slice(0, -unit.length);
  if (GROUPED.test(plain)) plain = plain.replace(/,/g, '');
  return plain.replace(/^(-?)\./, '$10.').replace(/\.$/, '');
}

/** Reads a cell by the same schema the server uses. */
export function readFigure(text: string, unit: string): ReadFigure {
  const plain = plainText(text, unit);
  if (plain === '') return { value: null, refusal: null };
  const result = figureTextSchema.safeParse(plain);
  if (result.success) return { value: result.data, refusal: null };
  return { value: null, refusal: result.error.issues[0]?.message ?? '请填写数字' };
}
