import { listLimits, type StoredLimits } from '#db/tables/entry-limits.ts';
import { listRelations } from '#db/tables/entry-relations.ts';
import { listFigureValues } from '#db/tables/figures.ts';
import { fromMicro, printedInFull } from '#domain/decimal.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { type Month, monthAfter, monthNumber, monthOf, monthsBetween, yearOf } from '#domain/period.ts';
import {
  HISTORY_MONTHS,
  type LimitsProposal,
  limitsFromHistory,
  type UsualRange,
} from '#domain/reports/limits-from-history.ts';
import type { Relation } from '#domain/reports/relations.ts';
import type { Ctx } from '../context.ts';
import type { IndicatorInput } from './year-book.ts';

/** An indicator with this year's and last year's approved figures. */
type KnownYears = Pick<IndicatorInput, 'indicator'> & { input: Pick<IndicatorInput['input'], 'months' | 'lastYear'> };

/** What the values of a month are held against, by indicator: limits in force, and what the months before it propose. */
export interface CellRules {
  limits: Map<number, StoredLimits>;
  proposals: Map<number, LimitsProposal>;
}

export async function loadCellRules(ctx: Ctx, month: Month, cells: readonly KnownYears[]): Promise<CellRules> {
  const ids = cells.map(({ indicator }) => indicator.id);
  return { limits: await listLimits(ctx.db, ids), proposals: await proposalsBefore(ctx, month, cells) };
}

/** Limits as the approved figures of the 36 months before `month` propose them; only what is older than last year is read. */
async function proposalsBefore(
  ctx: Ctx,
  month: Month,
  cells: readonly KnownYears[],
): Promise<Map<number, LimitsProposal>> {
  const first = monthAfter(month, -HISTORY_MONTHS);
  const older = monthsBetween(first, monthOf(yearOf(month) - 2, 12));
  const places = new Map(older.map((at, index) => [at, index]));
  const ids = cells.map(({ indicator }) => indicator.id);
  const past = new Map<number, MonthlyValues>(ids.map((id) => [id, older.map(() => null)]));
  for (const { indicatorId, month: at, valueMicro } of await listFigureValues(ctx.db, first, older.at(-1)!, ids)) {
    past.get(indicatorId)![places.get(at)!] = fromMicro(valueMicro);
  }
  return new Map(
    cells.map(({ indicator, input }) => {
      const thisYear = input.months.slice(0, monthNumber(month) - 1);
      return [indicator.id, limitsFromHistory(indicator, [...past.get(indicator.id)!, ...input.lastYear, ...thisYear])];
    }),
  );
}

/** A range as it is shown, with the indicator's decimals. */
export function rangeView({ lower, upper }: UsualRange, decimals: number) {
  return { lower: printedInFull(lower, decimals), upper: printedInFull(upper, decimals) };
}

/** The relations that are to be evaluated in a department's reports. */
export async function relationsInForce(ctx: Ctx, department: string): Promise<Relation[]> {
  return (await listRelations(ctx.db, department)).filter(({ isActive }) => isActive);
}
