import { listSubmittedEntries } from '#db/tables/reports.ts';
import { exactFromMicro, printedInFull } from '#domain/decimal.ts';
import { yearToDate } from '#domain/indicators/accumulation.ts';
import { levelText } from '#domain/indicators/qualitative.ts';
import { monthNumber, monthOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import type { YearBook } from './year-book.ts';

/** 未审: the last month handed in and not yet approved, and what the year would stand at with it. */
export interface PendingFigure {
  /** 1–12 */
  month: number;
  value: string;
}

/** By indicator; it counts nowhere before it is approved and is shown beside the official figure, marked. */
export async function pendingFigures(
  ctx: Ctx,
  { year, month, indicators }: YearBook,
): Promise<Map<number, PendingFigure>> {
  const ids = indicators.map(({ indicator }) => indicator.id);
  const entries = await listSubmittedEntries(ctx.db, ids, monthOf(year.year, 1), monthOf(year.year, month));
  const pending = new Map<number, PendingFigure>();
  for (const { indicator, input } of indicators) {
    const own = entries.filter(({ indicatorId, valueMicro }) => indicatorId === indicator.id && valueMicro !== null);
    if (own.length === 0) continue;
    const months = [...input.months];
    for (const entry of own) months[monthNumber(entry.month) - 1] = exactFromMicro(entry.valueMicro);
    const { value } = yearToDate(indicator.accumulation, months, month, input.absent);
    const text = value === null ? null : printedInFull(value, indicator.decimals);
    const shown = indicator.accumulation === 'qualitative' ? levelText(text) : text;
    if (shown === null) continue;
    pending.set(indicator.id, { month: Math.max(...own.map((entry) => monthNumber(entry.month))), value: shown });
  }
  return pending;
}
