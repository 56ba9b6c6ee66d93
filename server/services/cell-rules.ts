import { listLimits, type StoredLimits } from '#db/tables/entry-limits.ts';
import { listRelations } from '#db/tables/entry-relations.ts';
import { listFigures } from '#db/tables/figures.ts';
import type { StoredIndicator } from '#db/tables/indicators.ts';
import { fromMicro, printedInFull } from '#domain/decimal.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { type Month, monthAfter, monthsBetween } from '#domain/period.ts';
import {
  HISTORY_MONTHS,
  type LimitsProposal,
  limitsFromHistory,
  type UsualRange,
} from '#domain/reports/limits-from-history.ts';
import type { Relation } from '#domain/reports/relations.ts';
import type { Ctx } from '../context.ts';

/** What the values of a month are held against, by indicator: limits in force, and what the months before it propose. */
export interface CellRules {
  limits: Map<number, StoredLimits>;
  proposals: Map<number, LimitsProposal>;
}

export async function loadCellRules(ctx: Ctx, month: Month, indicators: StoredIndicator[]): Promise<CellRules> {
  const ids = indicators.map(({ id }) => id);
  return { limits: await listLimits(ctx.db, ids), proposals: await proposalsBefore(ctx, month, indicators) };
}

/** Limits as the approved figures of the 36 months before `month` propose them. */
async function proposalsBefore(
  ctx: Ctx,
  month: Month,
  indicators: StoredIndicator[],
): Promise<Map<number, LimitsProposal>> {
  const months = monthsBetween(monthAfter(month, -HISTORY_MONTHS), monthAfter(month, -1));
  const ids = indicators.map(({ id }) => id);
  const figures = await listFigures(ctx.db, months[0]!, months[months.length - 1]!, ids);
  const places = new Map(months.map((at, index) => [at, index]));
  const past = new Map<number, MonthlyValues>(ids.map((id) => [id, months.map(() => null)]));
  for (const { indicatorId, month: at, valueMicro } of figures) {
    past.get(indicatorId)![places.get(at)!] = fromMicro(valueMicro);
  }
  return new Map(indicators.map((indicator) => [indicator.id, limitsFromHistory(indicator, past.get(indicator.id)!)]));
}

/** A range as it is shown, with the indicator's decimals. */
export function rangeView({ lower, upper }: UsualRange, decimals: number) {
  return { lower: printedInFull(lower, decimals), upper: printedInFull(upper, decimals) };
}

/** The relations that are to be evaluated in a department's reports. */
export async function relationsInForce(ctx: Ctx, department: string): Promise<Relation[]> {
  return (await listRelations(ctx.db, department)).filter(({ isActive }) => isActive);
}
