import { listForms } from '#db/tables/forms.ts';
import { type Exact, exact, exactOrNull, printed, printedInFull } from '#domain/decimal.ts';
import type { FigureValue } from '#domain/forms/figure-rows.ts';
import type { MonthlyValues } from '#domain/indicators/accumulation.ts';
import { paceTowards, usualPaceOf } from '#domain/indicators/pace.ts';
import { gapOf, progressOf, targetIn } from '#domain/indicators/progress.ts';
import { losesBeyond } from '#domain/scoring/over-fulfilment.ts';
import type { Ctx } from '../context.ts';
import { figureOf, figuresForYear, type MeasuredRow, rowsByIndicator, scoreOfIndicator } from './indicator-scores.ts';
import { points, projectedForm, totalView } from './projected-forms.ts';
import { type IndicatorYear, loadYearBook, requireIndicatorYear, type YearBook } from './year-book.ts';

/** What a year-end value would mean: completion, status, score with proof, needed a month, every form's total. Changes nothing. */
export async function whatIf(ctx: Ctx, id: number, year: number, month: number | undefined, valueText: string) {
  const measured = (rowsByIndicator(await listForms(ctx.db, year)).get(id) ?? []).map(withoutManual);
  // Totals need the figures of the forms' other rows as well.
  const others = measured.flatMap(({ form }) => form.rows.flatMap((row) => row.indicatorId ?? []));
  const book = await loadYearBook(ctx, year, month, { ids: [...new Set([id, ...others.map(Number)])] });
  const item = requireIndicatorYear(book, id);
  const value = exact(valueText);
  const { accumulation, decimals } = item.indicator;
  // As if December stood alone: the year-end value whatever the months before.
  const months: MonthlyValues = [...Array.from({ length: 11 }, () => null), value];
  const { forecastAt: _, ...input } = item.input;
  // A year-end value answers to the target of the year's end.
  const target = targetIn(input, 12);
  const progress = progressOf({ ...input, target, months, asOf: 12 }, book.year.thresholds);
  const monthsLeft = 12 - (item.progress.month ?? 0);
  const isPaced = accumulation === 'flow' || accumulation === 'stock' || accumulation === 'distinct';
  const needed = isPaced && item.progress.value !== null ? paceTowards(item.progress.value, value, monthsLeft) : null;
  const usual = isPaced ? usualPaceOf(item.input) : null;
  const finer = (amount: Exact | null) => (amount === null ? null : printed(amount, Math.max(decimals, 2)));
  return {
    value: printedInFull(value, decimals),
    completion: progress.completion === null ? null : printed(progress.completion, 2),
    gap: target === null ? null : printedInFull(gapOf(target, value), decimals),
    status: progress.status,
    score: scoreOfIndicator(measured, figureOf(item, value)),
    monthsLeft,
    neededPerMonth: finer(needed),
    usualPerMonth: finer(usual),
    forms: formsWith(book, item, value, measured),
  };
}

/** Each form that measures the indicator: its row and its total as the year is heading, and with the supposed value. */
function formsWith(book: YearBook, item: IndicatorYear, value: Exact, measured: MeasuredRow[]) {
  const { decimals } = item.indicator;
  const usual = figuresForYear(book);
  const supposed = new Map<string, FigureValue>(usual).set(String(item.indicator.id), figureOf(item, value, decimals));
  return measured.map(({ form, position }) => {
    const [before, after] = [projectedForm(form, book, usual), projectedForm(form, book, supposed)];
    const [was, is] = [before.rows[position - 1]!, after.rows[position - 1]!];
    const limit = losesBeyond(is.row, is.policy);
    const isBeyond = limit !== null && value.gt(limit);
    const weight = exactOrNull(is.row.weight);
    return {
      formId: Number(form.id),
      formName: form.name,
      kind: form.kind,
      row: position,
      rowName: is.row.level3,
      weight: is.row.weight,
      score: { before: points(was.inForce), after: points(is.inForce) },
      arithmetic: is.proof.arithmetic,
      before: totalView(before),
      after: totalView(after),
      /** More than this costs points; null where more never does. */
      losesBeyond: limit === null ? null : printedInFull(limit, decimals),
      lostBeyond: isBeyond && weight !== null && is.inForce !== null ? points(weight.minus(is.inForce)) : null,
    };
  });
}

/** A manual score speaks of the figure that is there, not of one that is asked about. */
function withoutManual({ form, row, position }: MeasuredRow): MeasuredRow {
  const bare = { ...row, manualScore: null };
  return { form: { ...form, rows: form.rows.with(position - 1, bare) }, row: bare, position };
}
