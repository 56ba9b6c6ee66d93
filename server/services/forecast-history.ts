import { listAbsencesBetween } from '#db/tables/figure-absences.ts';
import { listFigureValues } from '#db/tables/figures.ts';
import { fromMicro } from '#domain/decimal.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { type Forecast, forecastOf } from '#domain/indicators/forecast.ts';
import { occurring } from '#domain/indicators/forecast-methods.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import type { ProgressInput } from '#domain/indicators/progress.ts';
import { monthNumber, monthOf, yearOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';

/** Forecasts are tried on so many years before theirs: older ones tell of another administration. */
export const HISTORY_YEARS = 5;

interface Forecastable {
  indicator: { id: number; accumulation: Accumulation };
  input: ProgressInput;
}

/** The same with the figures of earlier years, and with forecasts that are worked out once for the same figures. */
export async function withForecasts<T extends Forecastable>({ db }: Ctx, year: number, items: T[]): Promise<T[]> {
  const ids = items.map((item) => item.indicator.id);
  const [from, to] = [monthOf(year - HISTORY_YEARS, 1), monthOf(year - 1, 12)];
  const kept = new Map<number, Kept>();
  const of = (id: number) => {
    const known = kept.get(id) ?? nothingKept();
    kept.set(id, known);
    return known;
  };
  const place = (month: string) => (yearOf(month) - year + HISTORY_YEARS) * 12 + monthNumber(month) - 1;
  for (const figure of await listFigureValues(db, from, to, ids)) {
    of(figure.indicatorId).micro[place(figure.month)] = figure.valueMicro;
  }
  for (const absence of await listAbsencesBetween(db, from, to, ids)) {
    of(absence.indicatorId).absent.push(place(absence.month));
  }
  return items.map((item) => {
    const { accumulation, months, absent } = item.input;
    const { micro, absent: formerAbsent } = of(item.indicator.id);
    const key = [accumulation, micro, formerAbsent.join('.'), months.map(String), absent?.join('.')].join(' ');
    const history = once(() => historyOf(accumulation, micro, formerAbsent));
    const forecastAt = (asOf: number) =>
      remembered(`${asOf} ${key}`, () => forecastOf({ ...item.input, history: history(), asOf }));
    return { ...item, input: { ...item.input, forecastAt } };
  });
}

/** Of one indicator: places count months from the first one on, `absent` names those without an occurrence. */
interface Kept {
  micro: (number | null)[];
  absent: number[];
}

function nothingKept(): Kept {
  return { micro: Array.from({ length: HISTORY_YEARS * 12 }, () => null), absent: [] };
}

/** Year by year: a month in which nothing occurred carries on what its own year had reached. */
function historyOf(accumulation: Accumulation, micro: Kept['micro'], absent: number[]): MonthlyValues {
  const values = micro.map((value) => (value === null ? null : fromMicro(value)));
  return Array.from({ length: HISTORY_YEARS }, (_, index) => {
    const own = absent.map((at) => at - index * 12 + 1).filter((month) => month >= 1 && month <= 12);
    return occurring(accumulation, values.slice(index * 12, index * 12 + 12), own);
  }).flat();
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Back-tests cost more than everything else that is said of an indicator, and the figures they read hardly ever change. What
 * was worked out is found again by the figures themselves, so nothing has to be told when one of them is corrected.
 */
const forecasts = new Map<string, Forecast | null>();
const MOST_KEPT = 5000;

function remembered(key: string, work: () => Forecast | null): Forecast | null {
  const known = forecasts.get(key);
  if (known !== undefined) return known;
  const forecast = work();
  // The oldest goes first: a map keeps the order in which it was filled.
  const [oldest] = forecasts.size >= MOST_KEPT ? forecasts.keys() : [];
  if (oldest !== undefined) forecasts.delete(oldest);
  forecasts.set(key, forecast);
  return forecast;
}
