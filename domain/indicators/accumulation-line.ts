import { type Exact, printedInFull, sum } from '../decimal.ts';
import type { Accumulation } from './indicator.ts';

/** A month (1–12) with its figure in the indicator's unit. */
type MonthFigure = { month: number; value: Exact };

/**
 * How the months make the year's figure, as one line: `0.31 + 0.22 = 0.53` for what adds up, `取 10 月期末数 82.51` for what
 * does not. Null where no month has a figure. `decimals` are those of the indicator.
 */
export function accumulationLine(
  accumulation: Accumulation,
  months: readonly MonthFigure[],
  decimals: number,
): string | null {
  const last = months.at(-1);
  if (!last) return null;
  const show = (value: Exact) => printedInFull(value, decimals);
  switch (accumulation) {
    case 'flow': {
      const terms = months.map(({ value }) => (value.isNegative() ? `(${show(value)})` : show(value)));
      return months.length === 1
        ? show(last.value)
        : `${terms.join(' + ')} = ${show(sum(months.map(({ value }) => value)))}`;
    }
    case 'stock':
      return `取 ${last.month} 月期末数 ${show(last.value)}（期末数不相加）`;
    case 'distinct':
      return `取 ${last.month} 月年初至今数 ${show(last.value)}（去重，不相加）`;
    case 'rate':
      return `取 ${last.month} 月比率 ${show(last.value)}（比率不相加、不平均）`;
    case 'qualitative':
      return `取 ${last.month} 月评定`;
  }
}
