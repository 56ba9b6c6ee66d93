import { listDepartments } from '#db/tables/departments.ts';
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

/** An indicator in a year as of a month, with what the approved figures make of it. */
export interface IndicatorYear {
  indicator: StoredIndicator;
  department: Department;
  target: Target | null;
  input: ProgressInput;
  progress: Progress;
  /** The two counts behind a rate of this year, January first; null where none were kept. */
  parts: (PartValues | null)[];
  /** Some figure or the target is demonstration data. */
  isDemo: boolean;
}

export interface YearBook {
  year: Year;
  /** 1–12, 截至月份 */
  month: number;
  indicators: IndicatorYear[];
}

/**
 * Everything that screens, alerts and forms say about a year, from approved figures only. The as-of month is the one asked
 * for, else the last with figures, else January. `only` leaves out indicators that are not asked about: a saved cell needs
 * those of its department, not all. Throws `year.not-found`.
 */
export async function loadYearBook(
  ctx: Ctx,
  yearNumber: number,
  asOf?: number,
  only: (indicator: StoredIndicator) => boolean = () => true,
): Promise<YearBook> {
  const { db } = ctx;
  const year = await getYear(db, yearNumber);
  const last = asOf === undefined ? await lastMonthWithFigures(db, yearNumber) : null;
  const month = asOf ?? (last === null ? 1 : monthNumber(last));
  const departments = new Map((await listDepartments(db)).map((department) => [department.code, department]));
  const targets = await targetsInForce(db, yearNumber, monthOf(yearNumber, month));
  const indicators = (await listIndicators(db)).filter(only);
  const ids = indicators.map((indicator) => indicator.id);
  const figures = await listFigures(db, monthOf(yearNumber - 1, 1), monthOf(yearNumber, 12), ids);
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
  return {
    year,
    month,
    indicators: indicators.map((indicator) => {
      const target = targets.get(indicator.id) ?? null;
      const department = departments.get(indicator.departmentCode);
      if (!department) throw new Failure('department.not-found', { department: indicator.departmentCode });
      const input: ProgressInput = {
        accumulation: indicator.accumulation,
        decimals: indicator.decimals,
        target,
        months: months.get(`${indicator.id}:${yearNumber}`) ?? emptyYear(),
        lastYear: months.get(`${indicator.id}:${yearNumber - 1}`) ?? emptyYear(),
        asOf: month,
      };
      const isDemo = demo.has(indicator.id) || (target?.isDemo ?? false);
      const progress = progressOf(input, year.thresholds);
      return { indicator, department, target, input, progress, parts: parts.get(indicator.id) ?? noParts(), isDemo };
    }),
  };
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
