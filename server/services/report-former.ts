import { type FormerFigure, listFormerFigures } from '#db/tables/former-figures.ts';
import { fromMicro, printedInFull } from '#domain/decimal.ts';
import { type Month, monthNumber, monthOf, yearOf } from '#domain/period.ts';
import { isReached, laterEffects } from '#domain/reports/rechecks.ts';
import type { Ctx } from '../context.ts';
import type { IndicatorInput } from './year-book.ts';

/** An official figure that was corrected, as it was. */
export function formerView(former: FormerFigure, decimals: number, name: (userId: number | null) => string | null) {
  return {
    value: printedInFull(fromMicro(former.valueMicro), decimals),
    approvedBy: name(former.approvedBy),
    approvedAt: former.approvedAt,
    replacedBy: name(former.replacedBy),
    replacedAt: former.replacedAt,
  };
}
export type FormerView = ReturnType<typeof formerView>;

/** Of a department's month: what its figures were before, and which corrected months its year-to-date has taken over. */
export async function formerFiguresIn(
  ctx: Ctx,
  month: Month,
  cells: readonly IndicatorInput[],
  name: (userId: number | null) => string | null,
) {
  const ids = cells.map(({ indicator }) => indicator.id);
  const indicators = new Map(cells.map(({ indicator }) => [indicator.id, indicator]));
  const year = yearOf(month);
  const former = await listFormerFigures(ctx.db, monthOf(year, 1), month, ids);
  const own = new Map<number, FormerView[]>();
  const carried = new Map<number, number[]>();
  for (const one of former) {
    const indicator = indicators.get(one.indicatorId);
    if (!indicator) continue;
    if (one.month === month) {
      own.set(indicator.id, [...(own.get(indicator.id) ?? []), formerView(one, indicator.decimals, name)]);
    } else if (
      laterEffects[indicator.accumulation] === 'carried' &&
      isReached(indicator.accumulation, one.month, month)
    ) {
      const months = new Set(carried.get(indicator.id)).add(monthNumber(one.month));
      carried.set(
        indicator.id,
        [...months].sort((a, b) => a - b),
      );
    }
  }
  return { own, carried };
}
