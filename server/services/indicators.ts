import { listForms } from '#db/tables/forms.ts';
import { type Exact, printed, printedInFull } from '#domain/decimal.ts';
import { cumulativeLine } from '#domain/indicators/accumulation.ts';
import { CONFIDENCE } from '#domain/indicators/back-test.ts';
import { forecastMethodNames } from '#domain/indicators/forecast-methods.ts';
import { accumulationNames } from '#domain/indicators/indicator.ts';
import { behindSince, statusByMonth } from '#domain/indicators/progress.ts';
import { levelOf, levelText } from '#domain/indicators/qualitative.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { targetSourceName } from '#domain/indicators/target-source.ts';
import type { Ctx } from '../context.ts';
import { partsShown } from './indicator-parts.ts';
import { figureOf, rowsByIndicator, scoreOfIndicator } from './indicator-scores.ts';
import { otherTargets } from './other-targets.ts';
import { targetsOf } from './target-facts.ts';
import { type IndicatorYear, loadYearBook, requireIndicatorYear } from './year-book.ts';

/**
 * Figures at the indicator's decimals, rates with two; a figure with more decimals than declared keeps them. A qualitative
 * indicator has its level in words where others have a figure.
 */
export function indicatorView({ indicator, department, target, progress, parts, isDemo }: IndicatorYear) {
  const isLevel = indicator.accumulation === 'qualitative';
  const shown = (value: Exact) => {
    const text = printedInFull(value, indicator.decimals);
    return isLevel ? levelText(text) : text;
  };
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
    target: target === null ? null : shown(target.value),
    basis: target?.basis ?? null,
    targetSource: target?.source ? targetSourceName(target.source) : null,
    targetValidFrom: target?.validFrom ?? null,
    value: progress.value === null ? null : shown(progress.value),
    level: isLevel ? levelOf(progress.value) : null,
    /** The two counts behind the value of a rate; null where none are kept. */
    parts: partsShown(indicator, progress.month === null ? null : (parts[progress.month - 1] ?? null)),
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
            record: {
              basis: forecast.record.basis,
              confidence: CONFIDENCE,
              tests: forecast.record.tests,
              held: forecast.record.held,
              meanError: finer(forecast.record.meanError),
              meanErrorPercent: rate(forecast.record.meanErrorPercent),
            },
          },
    /** What is missing for a forecast. */
    shortage: progress.shortage,
    isDemo,
  };
}

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
  const book = await loadYearBook(ctx, year, month, { ids: [id] });
  const item = requireIndicatorYear(book, id);
  const statuses = statusByMonth(item.input, book.year.thresholds);
  const rows = rowsByIndicator(await listForms(ctx.db, year));
  return {
    year,
    month: book.month,
    thresholds: book.year.thresholds,
    ...indicatorView(item),
    statusByMonth: statuses,
    behindSince: behindSince(statuses, book.month),
    otherTargets: await otherTargets(ctx, item, book),
    targetRef: (await targetsOf(ctx, item, year, book.month)).find(({ isLeading }) => isLeading)?.ref ?? null,
    score: scoreOfIndicator(rows.get(id), figureOf(item, item.progress.value)),
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
