import { listFigures } from '#db/tables/figures.ts';
import { listSubmittedEntries } from '#db/tables/reports.ts';
import { type Exact, exact, fromMicro, printed, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { cumulativeLine, type MonthlyValues } from '#domain/indicators/accumulation.ts';
import { forecastMethodNames } from '#domain/indicators/forecast.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { behindSince, gapOf, progressOf, statusByMonth } from '#domain/indicators/progress.ts';
import { operatorSigns, planPathAt } from '#domain/indicators/target.ts';
import { type Month, monthNumber, monthsBetween, yearOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { rowsByIndicator, scoreOfIndicator } from './indicator-scores.ts';
import { type IndicatorYear, loadYearBook, type YearBook } from './year-book.ts';

/** Figures at the indicator's decimals, rates with two; a figure with more decimals than declared keeps them. */
export function indicatorView({ indicator, department, target, progress, isDemo }: IndicatorYear) {
  const amount = (value: Exact | null) => (value === null ? null : printed(value, indicator.decimals));
  const finer = (value: Exact | null) => (value === null ? null : printed(value, Math.max(indicator.decimals, 2)));
  const rate = (value: Exact | null) => (value === null ? null : printed(value, 2));
  const { forecast } = progress;
  return {
    id: indicator.id,
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    category: indicator.category,
    accumulation: indicator.accumulation,
    accumulationName: accumulationNames[indicator.accumulation],
    decimals: indicator.decimals,
    definition: indicator.definition,
    department,
    operator: target?.operator ?? null,
    operatorSign: target === null ? null : operatorSigns[target.operator],
    target: target === null ? null : printedInFull(target.value, indicator.decimals),
    basis: target?.basis ?? null,
    value: progress.value === null ? null : printedInFull(progress.value, indicator.decimals),
    valueMonth: progress.month,
    missingMonths: progress.missing,
    planPath: finer(progress.path),
    completion: rate(progress.completion),
    scheduleProgress: rate(progress.scheduleProgress),
    gap: progress.gap === null ? null : printedInFull(progress.gap, indicator.decimals),
    neededPerMonth: finer(progress.neededPerMonth),
    status: progress.status,
    forecast:
      forecast === null
        ? null
        : {
            value: amount(forecast.value),
            low: amount(forecast.low),
            high: amount(forecast.high),
            method: forecast.method,
            methodName: forecastMethodNames[forecast.method],
          },
    isDemo,
  };
}
export type IndicatorView = ReturnType<typeof indicatorView>;

/** The list: every indicator with its state, its year-to-date after each month for the spark line, and since when it is behind. */
export async function indicatorList(ctx: Ctx, year: number, month?: number) {
  const book = await loadYearBook(ctx, year, month);
  const items = book.indicators.map((item) => {
    const { indicator } = item;
    const line = cumulativeLine(indicator.accumulation, item.input.months).slice(0, book.month);
    return {
      ...indicatorView(item),
      line: line.map((value) => (value === null ? null : printedInFull(value, indicator.decimals))),
      behindSince: behindSince(statusByMonth(item.input, book.year.thresholds), book.month),
    };
  });
  return { year, month: book.month, thresholds: book.year.thresholds, items };
}

/** One indicator with its score and proof, where a form row measures it. */
export async function indicatorDetail(ctx: Ctx, id: number, year: number, month?: number) {
  const book = await loadYearBook(ctx, year, month);
  const item = requireItem(book, id);
  const statuses = statusByMonth(item.input, book.year.thresholds);
  const rows = await rowsByIndicator(ctx, book);
  return {
    year,
    month: book.month,
    thresholds: book.year.thresholds,
    ...indicatorView(item),
    statusByMonth: statuses,
    behindSince: behindSince(statuses, book.month),
    score: scoreOfIndicator(rows.get(id), item.progress.value),
    formRows: (rows.get(id) ?? []).map(({ form, row, position }) => ({
      formId: Number(form.id),
      formName: form.name,
      kind: form.kind,
      row: position,
      name: row.level3,
      weight: row.weight,
    })),
  };
}

/** Monthly values of one indicator with plan path, state and provenance; months without a figure are there with null. */
export async function indicatorSeries(ctx: Ctx, id: number, from: Month, to: Month) {
  const months = monthsBetween(from, to);
  if (months.length === 0 || months.length > 120) {
    throw new Failure('input.invalid', { from, to }, '起止月份有误：起始月份不能晚于截止月份，且最多 120 个月。');
  }
  const figures = new Map((await listFigures(ctx.db, from, to, [id])).map((figure) => [figure.month, figure]));
  const pending = new Map((await listSubmittedEntries(ctx.db, [id], from, to)).map((entry) => [entry.month, entry]));
  const names = await userNames(ctx);
  const name = (userId: number | null) => (userId === null ? null : (names.get(userId) ?? null));
  const books = new Map<number, YearBook>();
  for (const year of new Set(months.map(yearOf))) {
    const book = await loadYearBook(ctx, year, 12).catch(ignoreUnknownYear);
    if (book !== null) books.set(year, book);
  }
  const last = books.get(yearOf(to)) ?? [...books.values()].at(-1);
  if (!last) throw new Failure('year.not-found', { year: yearOf(to) });
  const { indicator } = requireItem(last, id);
  const show = (value: Exact | null | undefined) =>
    value === null || value === undefined ? null : printedInFull(value, indicator.decimals);
  const points = months.map((month) => {
    const item = books.get(yearOf(month))?.indicators.find((other) => other.indicator.id === id);
    const index = monthNumber(month) - 1;
    const figure = figures.get(month);
    const waiting = pending.get(month);
    const path = item?.target
      ? planPathAt(item.target, indicator.accumulation, lastOf(item.input.lastYear, item), index + 1)
      : null;
    return {
      month,
      value: figure ? show(fromMicro(figure.valueMicro)) : null,
      cumulative: item ? show(cumulativeLine(indicator.accumulation, item.input.months)[index]) : null,
      planPath: path === null ? null : printed(path, Math.max(indicator.decimals, 2)),
      target: item?.target ? printedInFull(item.target.value, indicator.decimals) : null,
      state: figure ? ('approved' as const) : waiting ? ('submitted' as const) : null,
      submittedValue:
        waiting && waiting.valueMicro !== null && (!figure || figure.valueMicro !== waiting.valueMicro)
          ? show(fromMicro(waiting.valueMicro))
          : null,
      isDemo: figure?.isDemo === 1,
      provenance: figure
        ? {
            enteredBy: name(figure.enteredBy),
            enteredAt: figure.enteredAt,
            approvedBy: name(figure.approvedBy),
            approvedAt: figure.approvedAt,
            note: figure.note,
          }
        : waiting
          ? {
              enteredBy: name(waiting.enteredBy),
              enteredAt: waiting.enteredAt,
              approvedBy: null,
              approvedAt: null,
              note: waiting.note,
            }
          : null,
    };
  });
  return {
    indicator: { id, code: indicator.code, name: indicator.name, unit: indicator.unit, decimals: indicator.decimals },
    from,
    to,
    points,
  };
}

/** What a year-end value would mean: completion, status, score with proof, needed a month. Changes nothing. */
export async function whatIf(ctx: Ctx, id: number, year: number, month: number | undefined, valueText: string) {
  const book = await loadYearBook(ctx, year, month);
  const item = requireItem(book, id);
  const value = exact(valueText);
  const { accumulation } = item.indicator;
  // As if December stood alone: the year-end value whatever the months before.
  const months: MonthlyValues = [...Array.from({ length: 11 }, () => null), value];
  const progress = progressOf({ ...item.input, months, asOf: 12 }, book.year.thresholds);
  const monthsLeft = 12 - (item.progress.month ?? 0);
  const missing = item.progress.value === null ? null : value.minus(item.progress.value);
  const isPaced = accumulation === 'flow' || accumulation === 'stock' || accumulation === 'distinct';
  const rows = await rowsByIndicator(ctx, book);
  return {
    value: printedInFull(value, item.indicator.decimals),
    completion: progress.completion === null ? null : printed(progress.completion, 2),
    gap: item.target === null ? null : printedInFull(gapOf(item.target, value), item.indicator.decimals),
    status: progress.status,
    score: scoreOfIndicator(rows.get(id), value),
    monthsLeft,
    neededPerMonth:
      isPaced && missing !== null && monthsLeft > 0
        ? printed(missing.div(monthsLeft), Math.max(item.indicator.decimals, 2))
        : null,
  };
}

function requireItem(book: YearBook, id: number): IndicatorYear {
  const item = book.indicators.find((other) => other.indicator.id === id);
  if (!item) throw new Failure('indicator.not-found', { id });
  return item;
}

function lastOf(lastYear: MonthlyValues, item: IndicatorYear): Exact | null {
  return cumulativeLine(item.indicator.accumulation, lastYear).findLast((value) => value !== null) ?? null;
}

function ignoreUnknownYear(error: unknown): null {
  if (error instanceof Failure && error.code === 'year.not-found') return null;
  throw error;
}

async function userNames(ctx: Ctx): Promise<Map<number, string>> {
  const rows = await ctx.db.selectFrom('users').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
