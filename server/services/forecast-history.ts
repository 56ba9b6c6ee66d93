import { fromMicro } from '#domain/decimal.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { type Forecast, forecastOf } from '#domain/indicators/forecast.ts';
import { occurring } from '#domain/indicators/forecast-methods.ts';
import type { Accumulation } from '#domain/indicators/indicator.ts';
import type { ProgressInput } from '#domain/indicators/progress.ts';
import { HISTORY_YEARS, type YearFigures } from './year-figures.ts';

/** The same with forecasts tried on the figures of earlier years, worked out once for the same figures. */
export function withForecasts(input: ProgressInput, { earlier, earlierAbsent }: YearFigures): ProgressInput {
  const { accumulation, months, absent } = input;
  const key = [accumulation, earlier, earlierAbsent.join('.'), months.map(String), absent?.join('.')].join(' ');
  const history = once(() => historyOf(accumulation, earlier, earlierAbsent));
  const forecastAt = (asOf: number) =>
    remembered(`${asOf} ${key}`, () => forecastOf({ ...input, history: history(), asOf }));
  return { ...input, forecastAt };
}

/** Year by year: a month in which nothing occurred carries on what its own year had reached. */
function historyOf(accumulation: Accumulation, micro: (number | null)[], absent: number[]): MonthlyValues {
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
