import { listForms } from '#db/tables/forms.ts';
import { exact, printed, printedInFull } from '#domain/decimal.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { gapOf, progressOf } from '#domain/indicators/progress.ts';
import type { Ctx } from '../context.ts';
import { figureOf, type MeasuredRow, rowsByIndicator, scoreOfIndicator } from './indicator-scores.ts';
import { loadYearBook, requireIndicatorYear } from './year-book.ts';

/** What a year-end value would mean: completion, status, score with proof, needed a month. Changes nothing. */
export async function whatIf(ctx: Ctx, id: number, year: number, month: number | undefined, valueText: string) {
  const book = await loadYearBook(ctx, year, month, { ids: [id] });
  const item = requireIndicatorYear(book, id);
  const value = exact(valueText);
  const { accumulation } = item.indicator;
  // As if December stood alone: the year-end value whatever the months before.
  const months: MonthlyValues = [...Array.from({ length: 11 }, () => null), value];
  const progress = progressOf({ ...item.input, months, asOf: 12 }, book.year.thresholds);
  const monthsLeft = 12 - (item.progress.month ?? 0);
  const missing = item.progress.value === null ? null : value.minus(item.progress.value);
  const isPaced = accumulation === 'flow' || accumulation === 'stock' || accumulation === 'distinct';
  const rows = rowsByIndicator(await listForms(ctx.db, year));
  return {
    value: printedInFull(value, item.indicator.decimals),
    completion: progress.completion === null ? null : printed(progress.completion, 2),
    gap: item.target === null ? null : printedInFull(gapOf(item.target, value), item.indicator.decimals),
    status: progress.status,
    score: scoreOfIndicator(rows.get(id)?.map(withoutManual), figureOf(item, value)),
    monthsLeft,
    neededPerMonth:
      isPaced && missing !== null && monthsLeft > 0
        ? printed(missing.div(monthsLeft), Math.max(item.indicator.decimals, 2))
        : null,
  };
}

/** A manual score speaks of the figure that is there, not of one that is asked about. */
function withoutManual(measured: MeasuredRow): MeasuredRow {
  return { ...measured, row: { ...measured.row, manualScore: null } };
}
