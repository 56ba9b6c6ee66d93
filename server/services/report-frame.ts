import { getDepartment } from '#db/tables/departments.ts';
import { userNames } from '#db/tables/users.ts';
import { type Exact, printedInFull } from '#domain/decimal.ts';
import { yearToDate } from '#domain/indicators/accumulation.ts';
import { partsOf } from '#domain/indicators/rate.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import type { Month } from '#domain/period.ts';
import { hasLimits } from '#domain/reports/limits.ts';
import type { Ctx } from '../context.ts';
import { rangeView, relationsInForce } from './cell-rules.ts';
import { actedForIn } from './delegations.ts';
import type { Memory } from './read-model.ts';
import { type CellYear, cellsOf, withRules } from './report-cells.ts';
import { type FormerView, formerFiguresIn } from './report-former.ts';

export type KnownView = ReturnType<typeof knownView>;

/**
 * What a department's month is filled in beside: the indicators with their approved figures, limits and targets, everything
 * but the report itself. Remembered, because a report is saved cell by cell and none of this changes with a draft.
 */
export async function reportFrame(ctx: Ctx, memory: Memory, month: Month, departmentCode: string) {
  return memory.recall(`report frame ${month} ${departmentCode}`, [`figures:${departmentCode}`], async () => {
    const department = await getDepartment(ctx.db, departmentCode);
    const cells = await withRules(ctx, month, [...(await cellsOf(ctx, month, departmentCode)).values()]);
    const names = await userNames(ctx.db);
    const name = (userId: number | null) => (userId === null ? null : (names.get(userId) ?? null));
    const former = await formerFiguresIn(ctx, month, cells, name);
    return {
      department,
      cells,
      names,
      name,
      relations: await relationsInForce(ctx, departmentCode),
      actedFor: await actedForIn(ctx, departmentCode),
      views: new Map(
        cells.map((cell) => {
          const { id } = cell.indicator;
          return [id, knownView(cell, former.own.get(id) ?? [], former.carried.get(id) ?? [])] as const;
        }),
      ),
    };
  });
}

/** What stands beside an entry, as it is shown. */
function knownView(cell: CellYear, former: FormerView[], carried: number[]) {
  const { indicator, input, target, limits, usual } = cell;
  const index = input.asOf - 1;
  const show = (value: Exact | null | undefined) =>
    value === null || value === undefined ? null : printedInFull(value, indicator.decimals);
  const before = yearToDate(indicator.accumulation, input.months, index, input.absent);
  return {
    /** Of a rate made of two counts: how they are called. */
    parts: partsOf(indicator),
    approvedValue: show(input.months[index]),
    /** Official before it was corrected, the earliest first. */
    former,
    /** Months (1–12) corrected since, whose change the year-to-date has taken over by itself. */
    carried,
    lastMonth: show(index === 0 ? input.lastYear[11] : input.months[index - 1]),
    lastYear: show(input.lastYear[index]),
    /** Year-to-date before this month: what the screen adds the typed value to for a flow. */
    yearToDateBefore: show(before.value),
    operator: target?.operator ?? null,
    operatorSign: target === null ? null : operatorSigns[target.operator],
    target: target === null ? null : printedInFull(target.value, indicator.decimals),
    /** Set by the officer and in force; null when there are none. */
    limits:
      limits && hasLimits(limits)
        ? {
            lower: show(limits.lower),
            upper: show(limits.upper),
            spread: limits.spread?.toFixed() ?? null,
            reason: limits.reason,
            by: limits.by,
            at: limits.at,
          }
        : null,
    /** What the past three years make of it, for a hint only; null when they are too short. */
    usual: usual ? { ...rangeView(usual, indicator.decimals), months: usual.months } : null,
    /** Approved figures, January first: what the screen checks a typed value against, by the same rules. */
    history: {
      months: input.months.map((month) => show(month)),
      lastYear: input.lastYear.map((month) => show(month)),
      /** Months (1–12) of this year approved as 未发生. */
      absent: [...(input.absent ?? [])],
    },
  };
}
