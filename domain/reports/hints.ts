import { type Exact, printedInFull } from '../decimal.ts';
import type { CellInput } from './checks.ts';
import type { CellFinding, FindingCode } from './finding.ts';

/** Fewer digits than this are equal by chance: twelve issues in one month and in the next. */
const TELLING_DIGITS = 3;
/** So many months alike, the typed one included, of a figure that otherwise moves. */
const ALIKE = 3;
const LOOKED_BACK = 12;
const LEAST_MOVES = 6;

/**
 * Level C: at most one quiet word about a value nothing else is said of; it asks for nothing and blocks nothing. What is
 * behind the plan is no matter of a figure's correctness: the columns beside it and the alerts say that.
 */
export function hintOn(input: CellInput, value: Exact): CellFinding | null {
  return sameAsLast(input, value) ?? unchanged(input, value) ?? outsideHistory(input, value);
}

const hint = (code: FindingCode, message: string): CellFinding => ({ level: 'hint', code, message });

/** A sum of a month is hardly ever the same twice when it has three digits: perhaps it was copied. */
function sameAsLast({ accumulation, months, lastYear, month }: CellInput, value: Exact): CellFinding | null {
  const last = month === 1 ? lastYear[11] : months[month - 2];
  if (accumulation !== 'flow' || !last?.eq(value) || significantDigits(value) < TELLING_DIGITS) return null;
  return hint('same-as-last', `与上月的 ${printedInFull(value)} 完全相同，请确认不是上月的数`);
}

function significantDigits(value: Exact): number {
  return value.abs().toFixed().replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
}

/** A level that used to move every month has stood still for some: said once, in the month that makes it three. */
function unchanged({ accumulation, unit, months, lastYear, month }: CellInput, value: Exact): CellFinding | null {
  if (accumulation !== 'stock' && accumulation !== 'rate') return null;
  // A rate that has reached the full hundred stays there.
  if (unit === '%' && value.eq(100)) return null;
  const history = [...lastYear, ...months.slice(0, month - 1)].slice(-LOOKED_BACK).filter((item) => item !== null);
  const steps = [...history, value].slice(1).map((item, index) => item.minus(history[index]!));
  const still = steps.slice(1 - ALIKE);
  const earlier = steps.slice(0, 1 - ALIKE);
  if (earlier.length < LEAST_MOVES || !still.every((step) => step.isZero())) return null;
  if (earlier.some((step) => step.isZero())) return null;
  return hint('unchanged', `连续 ${ALIKE} 个月为 ${printedInFull(value)}，此前各月都有变化，请确认已更新`);
}

/** Only on a side the officer has not limited: a limit says more than the past. */
function outsideHistory({ usual, limits }: CellInput, value: Exact): CellFinding | null {
  if (!usual) return null;
  const { lower, upper, months } = usual;
  const isBelow = value.lt(lower) && (limits?.lower ?? null) === null;
  const isAbove = value.gt(upper) && (limits?.upper ?? null) === null;
  if (!isBelow && !isAbove) return null;
  const range = lower.eq(upper) ? `一直为 ${printedInFull(lower)}` : `${printedInFull(lower)}～${printedInFull(upper)}`;
  const words = isBelow ? '低于近三年范围' : '高于近三年范围';
  return hint('outside-history', `${words}（按 ${months} 个月已审数推算：${range}），仅供参考`);
}
