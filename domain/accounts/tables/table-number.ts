import { Exact, exact, printedInFull } from '../../decimal.ts';
import { isBlank, plainNumeral } from '../../forms/numeral.ts';
import type { SheetCell } from '../../reports/sheet-plain.ts';

/** A figure in 万元 as plain text; undefined for an empty cell, which leaves what is stored. */
export type TableNumber = { value: string | undefined } | { problem: string };

const YUAN_IN_WAN = 10_000;

/** Reads one figure of a table; amounts in 元 are counted into 万元, exactly. */
export function numberIn(cell: SheetCell | undefined, unit: '万元' | '元'): TableNumber {
  if (cell === undefined || (cell.kind === 'text' && isBlank(cell.text))) return { value: undefined };
  const shown = cell.text.slice(0, 20);
  if (cell.kind === 'error') return { problem: `公式结果是错误值（${shown || '无结果'}），请改为数字` };
  if (cell.kind !== 'text' && cell.kind !== 'number') return { problem: `“${shown}”不是金额，请改为数字` };
  const plain = plainNumeral(cell.text);
  if (plain === null) return { problem: `“${shown}”无法识别为数字，如 1,867.08` };
  const amount = unit === '元' ? exact(plain).div(YUAN_IN_WAN) : exact(plain);
  return { value: printedInFull(new Exact(amount), 2) };
}
