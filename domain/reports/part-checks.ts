import {
  type PartValues,
  type RatePart,
  type RateParts,
  rateOf,
  ratePartNames,
  rateParts,
} from '../indicators/rate.ts';
import type { CellFinding } from './finding.ts';

/** The two counts of a rate as they stand in its cells. */
export interface EnteredParts extends PartValues {
  declared: RateParts;
}

/** Does the share of a whole go past it? Only a percentage has one, and a completion of a task may: it wants a word. */
const OVER = '分子大于分母，比率超过 100%，请核对或说明';

/**
 * Everything to say about the parts of a rate (`decimals`, `unit` of the rate). `hasRate`: the rate stands although no part
 * does, as printed or entered before parts were asked for; it is left as it is.
 */
export function partFindings(
  entered: EnteredParts,
  { decimals, unit, hasRate }: { decimals: number; unit: string; hasRate: boolean },
): CellFinding[] {
  const refused = rateParts.flatMap((part) => refusalOf(entered, part));
  if (refused.length > 0) return refused;
  const result = rateOf(entered, decimals, unit);
  switch (result.kind) {
    case 'missing':
      return hasRate && result.parts.length === 2 ? [] : [missing(entered.declared, result.parts)];
    case 'zero-denominator': {
      const message = `分母“${entered.declared.denominator}”为 0，比率无法计算：请核对；确无业务的，在说明栏写明`;
      return [{ level: 'explain', code: 'zero-denominator', message }];
    }
    case 'rate':
      return unit === '%' && result.isOverWhole ? [{ level: 'explain', code: 'over-hundred', message: OVER }] : [];
    case 'negative':
      return [];
  }
}

function refusalOf(entered: EnteredParts, part: RatePart): CellFinding[] {
  const value = entered[part];
  const name = ratePartNames[part];
  const { decimals } = entered.declared;
  if (value?.lt(0)) return [{ level: 'refuse', code: 'negative', message: `${name}不能为负数` }];
  if (value === null || value.decimalPlaces() <= decimals) return [];
  const allowed = decimals === 0 ? '整数' : `最多 ${decimals} 位小数`;
  return [{ level: 'refuse', code: 'too-many-decimals', message: `${name}应填${allowed}` }];
}

function missing(declared: RateParts, parts: RatePart[]): CellFinding {
  const names = parts.map((part) => `${ratePartNames[part]}“${declared[part]}”`).join('和');
  const message = `未填${names}：请填写，或在说明栏写明未报原因`;
  return { level: 'missing', code: parts.length === 2 ? 'missing' : 'part-missing', message };
}
