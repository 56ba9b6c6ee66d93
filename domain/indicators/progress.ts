import { Exact, percentOf } from '../decimal.ts';
import type { Thresholds } from '../settings/thresholds.ts';
import { isCount, type MonthlyValues, yearToDate } from './accumulation.ts';
import { type Forecast, forecastOf, forecastShortage } from './forecast.ts';
import type { Accumulation } from './indicator.ts';
import { isBehind, type Status, statusOf } from './status.ts';
import { planPathAt, type Target } from './target.ts';

export interface ProgressInput {
  accumulation: Accumulation;
  decimals: number;
  /** In force as of the month. */
  target: Target | null;
  /** In force in each month of the year, where they are not the same all year; January first. */
  targets?: readonly (Target | null)[];
  months: MonthlyValues;
  lastYear: MonthlyValues;
  /** Months before the year, January first, the last one last December: what a forecast is tried on. */
  history?: MonthlyValues;
  /** The forecast as of a month (1–12), where somebody keeps what was worked out before. */
  forecastAt?: (asOf: number) => Forecast | null;
  /** Months of the year (1–12) approved as 未发生. */
  absent?: readonly number[];
  /** 1–12, 截至月份 */
  asOf: number;
}

/** Everything a screen says about an indicator as of a month; amounts in its unit, rates in percent, all unrounded. */
export interface Progress {
  value: Exact | null;
  /** The month the value stands for; earlier than asked when later months are not reported. */
  month: number | null;
  missing: number[];
  /** 序时目标 of that month. */
  path: Exact | null;
  /** 完成率, percent: value ÷ target; for `<=` how much of the ceiling is used. */
  completion: Exact | null;
  /** 序时进度, percent: value ÷ plan path. */
  scheduleProgress: Exact | null;
  /** 差距 in the direction that hurts: positive is missing (or, for `<=`, too much), negative is reserve. */
  gap: Exact | null;
  /** 所需月均: gap ÷ months left; null when nothing is missing, at year end, or for `<=`. */
  neededPerMonth: Exact | null;
  forecast: Forecast | null;
  /** What is missing for a forecast, as the screen says it; null where there is one, or nothing to estimate. */
  shortage: string | null;
  /** Null without a target. */
  status: Status | null;
}

export function progressOf(input: ProgressInput, thresholds: Thresholds): Progress {
  const { accumulation, decimals, target, months, asOf } = input;
  const { value, lastMonth, missing } = yearToDate(accumulation, months, asOf, input.absent);
  const forecast = forecastIn(input, asOf);
  const shortage = forecast === null ? forecastShortage(input) : null;
  const base = { value, month: lastMonth, missing, forecast, shortage };
  const unmeasured = { path: null, completion: null, scheduleProgress: null, gap: null, neededPerMonth: null };
  if (target === null) return { ...base, ...unmeasured, status: null };
  const month = lastMonth ?? asOf;
  const path = planPathOf(input, target, month);
  // A level is no amount: nothing of it is missing, complete or on the way.
  if (accumulation === 'qualitative') {
    const facts = { accumulation, decimals, target, value, path, month, forecast: () => null };
    return { ...base, ...unmeasured, status: statusOf(facts, thresholds) };
  }
  const gap = value === null ? null : gapOf(target, value);
  return {
    ...base,
    path,
    completion: value === null ? null : percentOf(value, target.value),
    scheduleProgress: value === null ? null : percentOf(value, path),
    gap,
    neededPerMonth: value === null ? null : neededPerMonthOf(target, value, month),
    status: statusOf(
      { accumulation, decimals, target, value, path, month, forecast: () => forecast?.value ?? null },
      thresholds,
    ),
  };
}

/**
 * 所需月均 for a year that stands at `value` after `month` (1–12): what is missing over the months whose figures are still
 * to come. Null when nothing is missing, at year end, or for `<=`.
 */
export function neededPerMonthOf(
  target: Pick<Target, 'operator' | 'value'>,
  value: Exact,
  month: number,
): Exact | null {
  const gap = target.value.minus(value);
  return gap.gt(0) && month < 12 && target.operator !== '<=' ? gap.div(new Exact(12 - month)) : null;
}

/** The status alone after each of the twelve months, null where the year has not come so far or there is no target. */
export function statusByMonth(input: ProgressInput, thresholds: Thresholds): (Status | null)[] {
  const { accumulation, decimals, months, asOf, absent = [] } = input;
  return Array.from({ length: 12 }, (_, index) => {
    const at = index + 1;
    const target = targetIn(input, at);
    if (target === null || at > asOf) return null;
    const isAnswered = months[index] !== null || (isCount(accumulation) && absent.includes(at));
    const value = isAnswered ? yearToDate(accumulation, months, at, absent).value : null;
    const path = planPathOf(input, target, at);
    const forecast = () => forecastIn(input, at)?.value ?? null;
    return statusOf({ accumulation, decimals, target, value, path, month: at, forecast }, thresholds);
  });
}

function forecastIn(input: ProgressInput, asOf: number): Forecast | null {
  return input.forecastAt ? input.forecastAt(asOf) : forecastOf({ ...input, asOf });
}

/** The target that was in force in a month (1–12): what was asked then, not what is asked now. */
export function targetIn<T extends Target>(
  { target, targets }: { target: T | null; targets?: readonly (T | null)[] },
  month: number,
): T | null {
  return targets === undefined ? target : (targets[month - 1] ?? null);
}

/** The plan path after each month of the year, each by the target in force then; null where there was none. */
export function planPathByMonth(
  input: Pick<ProgressInput, 'accumulation' | 'lastYear' | 'target' | 'targets'>,
): MonthlyValues {
  return Array.from({ length: 12 }, (_, index) => {
    const target = targetIn(input, index + 1);
    return target === null ? null : planPathOf(input, target, index + 1);
  });
}

/** Target − value for a floor, value − target for a ceiling. */
export function gapOf(target: Target, value: Exact): Exact {
  return target.operator === '<=' ? value.minus(target.value) : target.value.minus(value);
}

/** The plan path of a month (1–12) in the indicator's unit; that of a stock starts from last year's final value. */
export function planPathOf(
  { accumulation, lastYear }: Pick<ProgressInput, 'accumulation' | 'lastYear'>,
  target: Target,
  month: number,
): Exact {
  return planPathAt(target, accumulation, yearToDate(accumulation, lastYear, 12).value, month);
}

/**
 * First month of the unbroken run of `behind` or `seriously-behind` that lasts until the last reported month at or before
 * `asOf`; null when not behind. Months not reported yet say nothing.
 */
export function behindSince(statusByMonth: (Status | null)[], asOf: number): number | null {
  let since: number | null = null;
  for (let month = asOf; month >= 1; month -= 1) {
    const status = statusByMonth[month - 1];
    if (status === 'no-data' && since === null) continue;
    if (!isBehind(status ?? null)) break;
    since = month;
  }
  return since;
}
