import { listDepartments } from '#db/tables/departments.ts';
import { listAbsences } from '#db/tables/figure-absences.ts';
import { lastMonthWithFigures, listFigureValues } from '#db/tables/figures.ts';
import { type IndicatorScope, listIndicators, type StoredIndicator } from '#db/tables/indicators.ts';
import { type StoredTarget, targetsByIndicator } from '#db/tables/targets.ts';
import { getYear, type Year } from '#db/tables/years.ts';
import { exactFromMicro, fromMicro } from '#domain/decimal.ts';
import type { Department } from '#domain/departments.ts';
import { Failure } from '#domain/failures.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { type Progress, type ProgressInput, progressOf } from '#domain/indicators/progress.ts';
import type { PartValues } from '#domain/indicators/rate.ts';
import { leadingByMonth, targetsAt } from '#domain/indicators/target-versions.ts';
import { monthNumber, monthOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { withForecasts } from './forecast-history.ts';

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
): Promise<YearBook> {
  const year = await getYear(ctx.db, yearNumber);
  const last = asOf === undefined ? await lastMonthWithFigures(ctx.db, yearNumber) : null;
  const month = asOf ?? (last === null ? 1 : monthNumber(last));
  const items = await loadIndicatorInputs(ctx, yearNumber, month, scope);
  const tried = await withForecasts(ctx, yearNumber, items);
  const indicators = tried.map((item) => ({ ...item, progress: progressOf(item.input, year.thresholds) }));
  return { year, month, indicators };
}

/** Targets and approved figures alone: what a report is checked against, without working out what they make of the year. */
export async function loadIndicatorInputs(
  { db }: Ctx,
  yearNumber: number,
  month: number,
  scope: IndicatorScope,
): Promise<IndicatorInput[]> {
  const departments = new Map((await listDepartments(db)).map((department) => [department.code, department]));
  const indicators = await listIndicators(db, scope);
  const ids = indicators.map((indicator) => indicator.id);
  const decided = await targetsByIndicator(db, yearNumber, ids);
  const figures = await listFigureValues(db, monthOf(yearNumber - 1, 1), monthOf(yearNumber, 12), ids);
  const absent = new Map<number, number[]>();
  for (const { indicatorId, month: at } of await listAbsences(db, yearNumber, ids)) {
    absent.set(indicatorId, [...(absent.get(indicatorId) ?? []), monthNumber(at)]);
  }
  const known = new Map(ids.map((id) => [id, noFigures()]));
  const firstMonth = monthOf(yearNumber, 1);
  for (const figure of figures) {
    const own = known.get(figure.indicatorId)!;
    const isThisYear = figure.month >= firstMonth;
    const index = monthNumber(figure.month) - 1;
    (isThisYear ? own.months : own.lastYear)[index] = fromMicro(figure.valueMicro);
    if (isThisYear && figure.denominatorMicro !== null) {
      own.parts[index] = {
        numerator: exactFromMicro(figure.numeratorMicro),
        denominator: fromMicro(figure.denominatorMicro),
      };
    }
    if (figure.isDemo === 1) own.isDemo = true;
  }
  return indicators.map((indicator) => {
    const targets = decided.get(indicator.id) ?? [];
    const target = targetsAt(targets, monthOf(yearNumber, month)).leading;
    const department = departments.get(indicator.departmentCode);
    if (!department) throw new Failure('department.not-found', { department: indicator.departmentCode });
    const { months, lastYear, parts, isDemo } = known.get(indicator.id)!;
    const input: ProgressInput = {
      accumulation: indicator.accumulation,
      decimals: indicator.decimals,
      target,
      targets: leadingByMonth(targets, yearNumber),
      months,
      lastYear,
      absent: absent.get(indicator.id) ?? [],
      asOf: month,
    };
    return { indicator, department, target, targets, input, parts, isDemo: isDemo || (target?.isDemo ?? false) };
  });
}

/** Throws `indicator.not-found`. */
export function requireIndicatorYear(book: YearBook, id: number): IndicatorYear {
  const item = book.indicators.find((other) => other.indicator.id === id);
  if (!item) throw new Failure('indicator.not-found', { id });
  return item;
}

/** What is kept of an indicator in two years while none of it is known; January first. */
function noFigures() {
  const noValues = (): MonthlyValues => new Array(12).fill(null);
  const parts: (PartValues | null)[] = new Array(12).fill(null);
  return { months: noValues(), lastYear: noValues(), parts, isDemo: false };
}
