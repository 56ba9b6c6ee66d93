import { Exact, rounded } from '../decimal.ts';
import { isCount, type MonthlyValues, yearToDate } from './accumulation.ts';
import type { Accumulation } from './indicator.ts';
import { planPathAt, type Target } from './target.ts';

/**
 * 序时目标 by month: `steady` follows the rule of its kind (`planPathAt`) and is kept as no plan at all; `last-year` gives
 * the months the shares they had last year; `by-hand` is as entered.
 */
export const planKinds = ['steady', 'last-year', 'by-hand'] as const;
export type PlanKind = (typeof planKinds)[number];
export const planKindNames: Record<PlanKind, string> = {
  steady: '按月均衡',
  'last-year': '按上年节奏',
  'by-hand': '手工分解',
};

type Aim = Pick<Target, 'operator' | 'value'>;

/** Twelve year-to-date values in equal steps, rounded to `decimals`; December is the target itself. */
export function steadyPlan(
  aim: Aim,
  accumulation: Accumulation,
  lastYearFinal: Exact | null,
  decimals: number,
): Exact[] {
  const target = { ...aim, basis: null, monthlyPlan: null, isDemo: false };
  return ending(
    aim,
    Array.from({ length: 12 }, (_, index) =>
      rounded(planPathAt(target, accumulation, lastYearFinal, index + 1), decimals),
    ),
  );
}

/**
 * Twelve year-to-date values in which each month has the share of the way it had last year, rounded to `decimals`. A count by
 * its year-to-date; a stock by its way from `lastYearStart` (the final value of the year before last). Null where last year
 * has a gap, went nowhere, or the kind knows no shares.
 */
export function planLikeLastYear(
  aim: Aim,
  accumulation: Accumulation,
  lastYear: MonthlyValues,
  lastYearStart: Exact | null,
  decimals: number,
): Exact[] | null {
  const reached = Array.from({ length: 12 }, (_, index) => yearToDate(accumulation, lastYear, index + 1));
  const final = reached[11];
  if (final === undefined || final.value === null || final.missing.length > 0 || final.lastMonth !== 12) return null;
  const from = isCount(accumulation) ? new Exact(0) : lastYearStart;
  if (from === null || (!isCount(accumulation) && accumulation !== 'stock')) return null;
  const way = final.value.minus(from);
  if (way.lte(0)) return null;
  const start = isCount(accumulation) ? new Exact(0) : final.value;
  const goal = aim.value.minus(start);
  return ending(
    aim,
    reached.map(({ value }) => rounded(start.plus(goal.times((value ?? from).minus(from)).div(way)), decimals)),
  );
}

function ending({ value }: Aim, plan: Exact[]): Exact[] {
  return [...plan.slice(0, 11), value];
}

/** The single months behind a count's year-to-date plan: what the twelve add up from. */
export function monthsOfPlan(plan: readonly Exact[]): Exact[] {
  return plan.map((value, index) => value.minus(plan[index - 1] ?? 0));
}

/**
 * What is wrong with a plan of twelve year-to-date values, in words; empty when it holds. December must be the target: the
 * months of a count then add up to it. A count never falls. A ceiling or a rate may be asked for at any height on the way.
 */
export function planProblems(plan: readonly Exact[], aim: Aim, accumulation: Accumulation): string[] {
  const problems: string[] = [];
  const [december] = plan.slice(11);
  if (plan.length !== 12 || december === undefined) return ['请填写全部 12 个月的计划'];
  if (!december.eq(aim.value)) {
    const difference = december.minus(aim.value);
    const words = difference.gt(0) ? `多 ${difference}` : `少 ${difference.abs()}`;
    problems.push(
      accumulation === 'flow'
        ? `各月合计 ${december}，与年度目标 ${aim.value} 不符（${words}）`
        : `12月计划 ${december}，与年度目标 ${aim.value} 不符（${words}）`,
    );
  }
  const falling = plan.findIndex((value, index) => value.lt(plan[index - 1] ?? 0));
  if (isCount(accumulation) && falling >= 0) {
    problems.push(accumulation === 'flow' ? `${falling + 1}月计划不能为负数` : `${falling + 1}月累计计划不能低于上月`);
  }
  return problems;
}
