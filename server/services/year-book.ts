import { listDepartments } from '#db/tables/departments.ts';
import { lastMonthWithFigures } from '#db/tables/figures.ts';
import { type IndicatorScope, listIndicators, type StoredIndicator } from '#db/tables/indicators.ts';
import { type StoredTarget, targetsByIndicator } from '#db/tables/targets.ts';
import { getYear, type Year } from '#db/tables/years.ts';
import type { Department } from '#domain/departments.ts';
import { Failure } from '#domain/failures.ts';
import { type Progress, type ProgressInput, progressOf } from '#domain/indicators/progress.ts';
import type { PartValues } from '#domain/indicators/rate.ts';
import { leadingByMonth, targetsAt } from '#domain/indicators/target-versions.ts';
import { monthNumber, monthOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { withForecasts } from './forecast-history.ts';
import { HISTORY_YEARS, loadYearFigures, type YearFigures } from './year-figures.ts';

/** An indicator in a year as of a month: its target and its approved figures. */
export interface IndicatorInput {
  indicator: StoredIndicator;
  department: Department;
  /** In force as of the month. */
  target: StoredTarget | null;
  /** Every decision on the year's targets, of all sources. */
  targets: StoredTarget[];
  input: ProgressInput;
  /** The two counts behind a rate of this year, January first; null where none were kept. */
  parts: (PartValues | null)[];
  /** Some figure or the target is demonstration data. */
  isDemo: boolean;
}

/** With what the figures make of it: completion, plan, forecast, status. */
export interface IndicatorYear extends IndicatorInput {
  progress: Progress;
}

export interface YearBook {
  year: Year;
  /** 1–12, 截至月份 */
  month: number;
  indicators: IndicatorYear[];
}

/**
 * Everything that screens, alerts and forms say about a year, from approved figures only. The as-of month is the one asked
 * for, else the last with figures, else January. Throws `year.not-found`.
 */
export async function loadYearBook(
  ctx: Ctx,
  yearNumber: number,
  asOf?: number,
  scope: IndicatorScope = {},
  figuresOf: FiguresOf = (ids) => loadYearFigures(ctx.db, yearNumber, ids, HISTORY_YEARS),
): Promise<YearBook> {
  const year = await getYear(ctx.db, yearNumber);
  const last = asOf === undefined ? await lastMonthWithFigures(ctx.db, yearNumber) : null;
  const month = asOf ?? (last === null ? 1 : monthNumber(last));
  const items = await loadIndicatorInputs(ctx, yearNumber, month, scope, figuresOf);
  const indicators = items.map(({ figures, ...item }) => {
    const input = withForecasts(item.input, figures);
    return { ...item, input, progress: progressOf(input, year.thresholds) };
  });
  return { year, month, indicators };
}

/** Where figures are had from that are known already. */
type FiguresOf = (ids: number[]) => Promise<ReadonlyMap<number, YearFigures>>;

/** Targets and approved figures alone: what a report is checked against, without working out what they make of the year. */
export async function loadIndicatorInputs(
  { db }: Ctx,
  yearNumber: number,
  month: number,
  scope: IndicatorScope,
  figuresOf: FiguresOf = (ids) => loadYearFigures(db, yearNumber, ids, 1),
) {
  const departments = new Map((await listDepartments(db)).map((department) => [department.code, department]));
  const indicators = await listIndicators(db, scope);
  const ids = indicators.map((indicator) => indicator.id);
  const decided = await targetsByIndicator(db, yearNumber, ids);
  const known = await figuresOf(ids);
  return indicators.map((indicator): IndicatorInput & { figures: YearFigures } => {
    const targets = decided.get(indicator.id) ?? [];
    const target = targetsAt(targets, monthOf(yearNumber, month)).leading;
    const department = departments.get(indicator.departmentCode);
    if (!department) throw new Failure('department.not-found', { department: indicator.departmentCode });
    const figures = known.get(indicator.id)!;
    const { months, lastYear, parts, absent, isDemo } = figures;
    const input: ProgressInput = {
      accumulation: indicator.accumulation,
      decimals: indicator.decimals,
      target,
      targets: leadingByMonth(targets, yearNumber),
      months,
      lastYear,
      absent,
      asOf: month,
    };
    return {
      indicator,
      department,
      target,
      targets,
      input,
      parts,
      isDemo: isDemo || (target?.isDemo ?? false),
      figures,
    };
  });
}

/** Throws `indicator.not-found`. */
export function requireIndicatorYear(book: YearBook, id: number): IndicatorYear {
  const item = book.indicators.find((other) => other.indicator.id === id);
  if (!item) throw new Failure('indicator.not-found', { id });
  return item;
}
