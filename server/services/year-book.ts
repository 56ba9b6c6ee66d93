import { listDepartments } from '#db/tables/departments.ts';
import { listAbsences } from '#db/tables/figure-absences.ts';
import { lastMonthWithFigures, listFigures } from '#db/tables/figures.ts';
import { listIndicators, type StoredIndicator } from '#db/tables/indicators.ts';
import { targetsInForce } from '#db/tables/targets.ts';
import { getYear, type Year } from '#db/tables/years.ts';
import { exactFromMicro, fromMicro } from '#domain/decimal.ts';
import type { Department } from '#domain/departments.ts';
import { Failure } from '#domain/failures.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { type Progress, type ProgressInput, progressOf } from '#domain/indicators/progress.ts';
import type { PartValues } from '#domain/indicators/rate.ts';
import type { Target } from '#domain/indicators/target.ts';
import { monthNumber, monthOf, yearOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';

/** An indicator in a year as of a month: its target and its approved figures. */
export interface IndicatorInput {
  indicator: StoredIndicator;
  department: Department;
  target: Target | null;
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
 * for, else the last with figures, else January. `only` leaves out indicators that are not asked about. Throws
 * `year.not-found`.
 */
export async function loadYearBook(
  ctx: Ctx,
  yearNumber: number,
  asOf?: number,
  only: (indicator: StoredIndicator) => boolean = () => true,
): Promise<YearBook> {
  const year = await getYear(ctx.db, yearNumber);
  const last = asOf === undefined ? await lastMonthWithFigures(ctx.db, yearNumber) : null;
  const month = asOf ?? (last === null ? 1 : monthNumber(last));
  const items = await loadIndicatorInputs(ctx, yearNumber, month, only);
  const indicators = items.map((item) => ({ ...item, progress: progressOf(item.input, year.thresholds) }));
  return { year, month, indicators };
}

/** Targets and approved figures alone: what a report is checked against, without working out what they make of the year. */
export async function loadIndicatorInputs(
  { db }: Ctx,
  yearNumber: number,
  month: number,
  only: (indicator: StoredIndicator) => boolean,
): Promise<IndicatorInput[]> {
  const departments = new Map((await listDepartments(db)).map((department) => [department.code, department]));
  const indicators = (await listIndicators(db)).filter(only);
  const ids = indicators.map((indicator) => indicator.id);
  const targets = await targetsInForce(db, yearNumber, monthOf(yearNumber, month), ids);
  const figures = await listFigures(db, monthOf(yearNumber - 1, 1), monthOf(yearNumber, 12), ids);
  const absent = new Map<number, number[]>();
  for (const { indicatorId, month: at } of await listAbsences(db, yearNumber, ids)) {
    absent.set(indicatorId, [...(absent.get(indicatorId) ?? []), monthNumber(at)]);
  }
  const months = new Map<string, MonthlyValues>();
  const parts = new Map<number, (PartValues | null)[]>();
  const demo = new Set<number>();
  for (const figure of figures) {
    const key = `${figure.indicatorId}:${yearOf(figure.month)}`;
    const values = months.get(key) ?? emptyYear();
    values[monthNumber(figure.month) - 1] = fromMicro(figure.valueMicro);
    months.set(key, values);
    const counts = {
      numerator: exactFromMicro(figure.numeratorMicro),
      denominator: exactFromMicro(figure.denominatorMicro),
    };
    if (counts.denominator !== null && yearOf(figure.month) === yearNumber) {
      const known: (PartValues | null)[] = parts.get(figure.indicatorId) ?? noParts();
      known[monthNumber(figure.month) - 1] = counts;
      parts.set(figure.indicatorId, known);
    }
    if (figure.isDemo === 1) demo.add(figure.indicatorId);
  }
  return indicators.map((indicator) => {
    const target = targets.get(indicator.id) ?? null;
    const department = departments.get(indicator.departmentCode);
    if (!department) throw new Failure('department.not-found', { department: indicator.departmentCode });
    const input: ProgressInput = {
      accumulation: indicator.accumulation,
      decimals: indicator.decimals,
      target,
      months: months.get(`${indicator.id}:${yearNumber}`) ?? emptyYear(),
      lastYear: months.get(`${indicator.id}:${yearNumber - 1}`) ?? emptyYear(),
      absent: absent.get(indicator.id) ?? [],
      asOf: month,
    };
    const isDemo = demo.has(indicator.id) || (target?.isDemo ?? false);
    return { indicator, department, target, input, parts: parts.get(indicator.id) ?? noParts(), isDemo };
  });
}

/** Throws `indicator.not-found`. */
export function requireIndicatorYear(book: YearBook, id: number): IndicatorYear {
  const item = book.indicators.find((other) => other.indicator.id === id);
  if (!item) throw new Failure('indicator.not-found', { id });
  return item;
}

function noParts(): null[] {
  return Array.from({ length: 12 }, () => null);
}

function emptyYear(): MonthlyValues {
  return Array.from({ length: 12 }, () => null);
}
