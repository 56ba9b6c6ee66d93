import { listAlerts } from '#db/tables/alerts.ts';
import { listForms } from '#db/tables/forms.ts';
import { isStanding } from '#domain/alerts/life.ts';
import { exactOrNull, percentOf, printed } from '#domain/decimal.ts';
import type { Form } from '#domain/forms/form.ts';
import { behindSince, statusByMonth } from '#domain/indicators/progress.ts';
import { isBehind, type Status, severityOf } from '#domain/indicators/status.ts';
import { localDay } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { alertSettingsOf } from './alert-settings.ts';
import { figureForYear, figuresForYear, rowsByIndicator, scoreOfIndicator } from './indicator-scores.ts';
import { indicatorView } from './indicators.ts';
import { budgetExecution, rateRef } from './overview-budget.ts';
import { pendingFigures } from './overview-pending.ts';
import { reportCounts, reportDiscipline } from './overview-reports.ts';
import { projectedForm, totalView } from './projected-forms.ts';
import { remembered } from './read-model.ts';
import { reportMatrix } from './report-views.ts';
import { type IndicatorYear, loadYearBook, type YearBook } from './year-book.ts';

/** What a leader needs in one view, from approved figures, as of a month. The same for everybody who may see figures. */
export function overview(ctx: Ctx, year: number, month?: number) {
  return remembered(ctx, `overview ${year} ${month ?? ''}`, () => workOut(ctx, year, month));
}

async function workOut(ctx: Ctx, year: number, month: number | undefined) {
  const book = await loadYearBook(ctx, year, month);
  const forms = await listForms(ctx.db, year);
  const rows = rowsByIndicator(forms);
  const open = (await listAlerts(ctx.db, year)).filter((alert) => isStanding(alert, localDay(ctx.now)));
  const matrix = await reportMatrix(ctx, year, book.month);
  const pending = await pendingFigures(ctx, book);
  const targeted = book.indicators.filter((item) => item.target !== null);
  const lines = targeted.map((item) => {
    const { indicator } = item;
    const measured = rows.get(indicator.id);
    const score = scoreOfIndicator(measured, figureForYear(item));
    const statuses = statusByMonth(item.input, book.year.thresholds);
    return {
      ...brief(item),
      isOverall: measured?.[0]?.form.kind === 'overall',
      score: score?.score ?? null,
      weight: score?.weight ?? null,
      behindSince: behindSince(statuses, book.month),
      statusByMonth: statuses,
      pending: pending.get(indicator.id) ?? null,
      openAlerts: open.filter((alert) => alert.indicatorId === indicator.id).length,
    };
  });
  const overall = forms.find((form) => form.kind === 'overall');
  return {
    year,
    month: book.month,
    yearState: book.year.state,
    thresholds: book.year.thresholds,
    counts: countsOf(targeted),
    overallCounts: countsOf(targeted.filter((item) => rows.get(item.indicator.id)?.[0]?.form.kind === 'overall')),
    score: overall ? scoreOfYear(overall, book) : null,
    execution: overall && book.month === 12 ? executionOf(overall) : null,
    budget: budgetExecution(forms, book.month, (await alertSettingsOf(ctx.db, year))['budget-lag']),
    reports: reportCounts(matrix, book.month),
    discipline: reportDiscipline(matrix),
    alerts: {
      open: open.length,
      red: open.filter((alert) => alert.level === 'red').length,
      yellow: open.filter((alert) => alert.level === 'yellow').length,
    },
    gaps: lines.filter((line) => isBehind(line.status)).sort(worstFirst),
    indicators: lines,
    isDemo: book.indicators.some((item) => item.isDemo),
  };
}

function brief(item: IndicatorYear) {
  const view = indicatorView(item);
  const { id, code, name, unit, category, decimals } = view;
  return {
    indicator: { id, code, name, unit, category, decimals },
    department: view.department,
    operator: view.operator,
    operatorSign: view.operatorSign,
    target: view.target,
    value: view.value,
    valueMonth: view.valueMonth,
    planPath: view.planPath,
    gap: view.gap,
    completion: view.completion,
    scheduleProgress: view.scheduleProgress,
    status: view.status,
    neededPerMonth: view.neededPerMonth,
    forecast: view.forecast,
  };
}

type Line = { status: Status | null; completion: string | null; indicator: { id: number } };

/** Worst status first, then the least complete. */
function worstFirst(one: Line, other: Line): number {
  const severity = (line: Line) => (line.status === null ? -1 : severityOf(line.status));
  const completion = (line: Line) => exactOrNull(line.completion);
  return (
    severity(other) - severity(one) ||
    (completion(one)?.comparedTo(completion(other) ?? 0) ?? 0) ||
    one.indicator.id - other.indicator.id
  );
}

function countsOf(items: IndicatorYear[]) {
  const count = (status: Status) => items.filter((item) => item.progress.status === status).length;
  return {
    met: count('met'),
    onTrack: count('on-track'),
    behind: count('behind'),
    seriouslyBehind: count('seriously-behind'),
    over: count('over'),
    noData: count('no-data'),
  };
}

/** Total of the overall form as the year is heading. */
function scoreOfYear(form: Form, book: YearBook) {
  const projected = projectedForm(form, book, figuresForYear(book));
  return { formId: Number(form.id), ...totalView(projected), isFinal: book.month === 12 };
}

/** The overall form's whole budget: its total line, else its only line. */
function executionOf(form: Form) {
  const line = form.funds.find((fund) => fund.source === '合计') ?? (form.funds.length === 1 ? form.funds[0] : null);
  const adjusted = exactOrNull(line?.adjusted);
  const executed = exactOrNull(line?.executed);
  if (!line || !adjusted || !executed) return null;
  const rate = percentOf(executed, adjusted);
  return {
    adjusted: printed(adjusted, 2),
    executed: printed(executed, 2),
    rate: rate === null ? null : printed(rate, 2),
    unit: form.moneyUnit,
    ref: rateRef(form),
  };
}
