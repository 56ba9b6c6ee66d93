import type { LocationQuery } from 'vue-router';
import { monthNumber, yearOf } from '#domain/period.ts';
import type { Session } from '../queries/session.ts';

/** A year and its as-of month (1–12), as the address carries them. */
export interface Period {
  year: number;
  month: number;
}

type Calendar = Pick<Session, 'user' | 'dueMonth' | 'years' | 'defaultYear'>;

export function periodIn(query: LocationQuery): Period | null {
  const year = yearIn(query);
  const month = monthIn(query);
  return year === null || month === null ? null : { year, month };
}

/** The year of an address, with or without its month. */
export function yearIn({ year }: LocationQuery): number | null {
  return typeof year === 'string' && /^20\d\d$/.test(year) ? Number(year) : null;
}

/** The month (1–12) of an address, with or without its year. */
export function monthIn({ month }: LocationQuery): number | null {
  return typeof month === 'string' && /^([1-9]|1[0-2])$/.test(month) ? Number(month) : null;
}

export function periodQuery({ year, month }: Period): { year: string; month: string } {
  return { year: String(year), month: String(month) };
}

/** The last month of the year that is asked for; without one the default year's, for a head about to report the month that is due. */
export function defaultPeriod(calendar: Calendar, isReport: boolean, asked: number | null = null): Period {
  if (asked !== null) return { year: asked, month: lastMonthOf(calendar, asked) };
  const { dueMonth, years, defaultYear, user } = calendar;
  if (isReport && user.role === 'head' && years.some(({ year }) => year === yearOf(dueMonth))) {
    return { year: yearOf(dueMonth), month: monthNumber(dueMonth) };
  }
  return { year: defaultYear, month: lastMonthOf(calendar, defaultYear) };
}

/** Last month of a year that can be looked at: the last with figures, or the one being reported now. */
export function lastMonthOf({ years, dueMonth }: Pick<Calendar, 'years' | 'dueMonth'>, year: number): number {
  const known = years.find((entry) => entry.year === year);
  const withFigures = known ? (known.lastMonth ?? 0) : 12;
  return Math.max(1, withFigures, yearOf(dueMonth) === year ? monthNumber(dueMonth) : 0);
}
