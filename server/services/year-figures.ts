import type { Db } from '#db/connection.ts';
import { listAbsences } from '#db/tables/figure-absences.ts';
import { listFigureValues } from '#db/tables/figures.ts';
import { exactFromMicro, fromMicro } from '#domain/decimal.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import type { PartValues } from '#domain/indicators/rate.ts';
import { type Month, monthNumber, monthOf, yearOf } from '#domain/period.ts';

/** Forecasts are tried on so many years before theirs: older ones tell of another administration. */
export const HISTORY_YEARS = 5;

/** What is approved of an indicator in a year and before it, whatever month it is looked at from; January first. */
export interface YearFigures {
  months: MonthlyValues;
  lastYear: MonthlyValues;
  /** The two counts behind a rate of this year; null where none were kept. */
  parts: (PartValues | null)[];
  /** Months (1–12) of this year approved as 未发生. */
  absent: number[];
  /** A figure of this year or the last is demonstration data. */
  isDemo: boolean;
  /** The years before, the earliest first, in micro units, and the places of their months without an occurrence. */
  earlier: (number | null)[];
  earlierAbsent: number[];
}

/** By indicator, for all of `ids`; `earlier` is filled for as many years as are asked for. */
export async function loadYearFigures(
  db: Db,
  year: number,
  ids: number[],
  yearsBefore: 1 | typeof HISTORY_YEARS,
): Promise<Map<number, YearFigures>> {
  const known = new Map(ids.map((id) => [id, noFigures(yearsBefore)]));
  const [from, to] = [monthOf(year - yearsBefore, 1), monthOf(year, 12)];
  const place = (month: Month) => (yearOf(month) - year + yearsBefore) * 12 + monthNumber(month) - 1;
  const ownYear = yearsBefore * 12;
  for (const figure of await listFigureValues(db, from, to, ids)) {
    const own = known.get(figure.indicatorId)!;
    const at = place(figure.month);
    if (at < ownYear) own.earlier[at] = figure.valueMicro;
    if (at < ownYear - 12) continue;
    if (figure.isDemo === 1) own.isDemo = true;
    if (at < ownYear) own.lastYear[at - ownYear + 12] = fromMicro(figure.valueMicro);
    else {
      own.months[at - ownYear] = fromMicro(figure.valueMicro);
      if (figure.denominatorMicro === null) continue;
      own.parts[at - ownYear] = {
        numerator: exactFromMicro(figure.numeratorMicro),
        denominator: fromMicro(figure.denominatorMicro),
      };
    }
  }
  for (const { indicatorId, month } of await listAbsences(db, from, to, ids)) {
    const own = known.get(indicatorId)!;
    const at = place(month);
    if (at < ownYear) own.earlierAbsent.push(at);
    else own.absent.push(at - ownYear + 1);
  }
  return known;
}

function noFigures(yearsBefore: number): YearFigures {
  const noValues = (): MonthlyValues => new Array(12).fill(null);
  const parts: (PartValues | null)[] = new Array(12).fill(null);
  const earlier = Array.from({ length: yearsBefore * 12 }, () => null);
  return { months: noValues(), lastYear: noValues(), parts, absent: [], isDemo: false, earlier, earlierAbsent: [] };
}
