import { exact, LARGEST_FIGURE } from '../decimal.ts';
import { plainNumeral } from '../forms/numeral.ts';
import { type AccountField, type AccountLine, COUNTED_UNITS } from './account-line.ts';

export const LONGEST_REASON = 1000;

export type ReadCell = { value: string | null } | { problem: string };

const fieldWords: Record<AccountField, string> = {
  final: '决算数',
  prior: '上年决算数',
  budget: '预算数',
  reason: '增减原因',
  budgetReason: '预决算差异原因',
};

/** 上年决算数 and the like; of a line whose budget is the 全年预算数, that. */
export function fieldWord(field: AccountField, line: Pick<AccountLine, 'budget'> | null = null): string {
  return field === 'budget' ? (line?.budget?.word ?? fieldWords.budget) : fieldWords[field];
}

/**
 * Reads what is typed or imported for one cell: an empty text is an absent value, never zero; amounts are plain decimals of
 * the line's unit with at most six decimals, counts whole numbers. The sentence of a problem names the cell.
 */
export function readAccountCell(line: AccountLine, field: AccountField, text: string | null): ReadCell {
  const name = `${line.name}的${fieldWord(field, line)}`;
  if (!line.fields.includes(field)) return { problem: `${name}由系统计算或本来没有，不能填写` };
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return { value: null };
  if (field === 'reason' || field === 'budgetReason') {
    return trimmed.length > LONGEST_REASON
      ? { problem: `${name}最多 ${LONGEST_REASON} 字，现有 ${trimmed.length} 字` }
      : { value: trimmed };
  }
  return readNumber(line, name, trimmed);
}

function readNumber(line: AccountLine, name: string, text: string): ReadCell {
  const plain = plainNumeral(text);
  if (plain === null) return { problem: `${name}应为数字，如 1,867.08；“${text.slice(0, 20)}”无法识别` };
  const value = exact(plain);
  if (value.lt(0) && !line.mayBeNegative) return { problem: `${name}不能是负数` };
  if (COUNTED_UNITS.includes(line.unit) && !value.isInteger())
    return { problem: `${name}应为整数（单位：${line.unit}）` };
  if (value.decimalPlaces() > 6) return { problem: `${name}最多 6 位小数` };
  if (value.abs().gt(LARGEST_FIGURE)) return { problem: `${name}过大，请核对单位（${line.unit}）` };
  return { value: plain };
}
