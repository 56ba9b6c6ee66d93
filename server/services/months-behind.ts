import { exact } from '#domain/decimal.ts';
import { accumulationLine } from '#domain/indicators/accumulation-line.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { monthNumber, monthOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { indicatorSeries } from './indicator-series.ts';
import type { IndicatorYear } from './year-book.ts';

/**
 * The approved months behind an indicator's figure of the year: how they make it, and each with its people, times, note,
 * evidence and what it said before it was corrected.
 */
export async function monthsBehind(ctx: Ctx, item: IndicatorYear, year: number) {
  const { indicator, department, progress } = item;
  const series = await indicatorSeries(ctx, indicator.id, monthOf(year, 1), monthOf(year, 12));
  const upTo = progress.month ?? 0;
  const months = series.points
    .filter(({ month, value, isAbsent }) => monthNumber(month) <= upTo && (value !== null || isAbsent))
    .map(({ month, value, isAbsent, isDemo, parts, provenance, evidence, history, former }) => ({
      month,
      value,
      isAbsent,
      isDemo,
      parts,
      note: provenance?.note ?? null,
      source: history !== null ? ('file' as const) : former.length > 0 ? ('correction' as const) : ('report' as const),
      enteredBy: provenance?.enteredBy ?? null,
      enteredAt: provenance?.enteredAt ?? null,
      approvedBy: provenance?.approvedBy ?? null,
      approvedAt: provenance?.approvedAt ?? null,
      evidence,
      /** The file of earlier years it was taken from. */
      file: history?.fileName ?? null,
      /** What stood here officially before a correction, the earliest first. */
      former,
    }));
  const known = months.flatMap(({ month, value }) =>
    value === null ? [] : [{ month: monthNumber(month), value: exact(value) }],
  );
  return {
    indicatorId: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    department: { code: department.code, name: department.name },
    accumulation: indicator.accumulation,
    accumulationName: accumulationNames[indicator.accumulation],
    arithmetic: accumulationLine(indicator.accumulation, known, indicator.decimals),
    missing: progress.missing,
    isDemo: item.isDemo,
    months,
  };
}
export type MonthsBehind = Awaited<ReturnType<typeof monthsBehind>>;
