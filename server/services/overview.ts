import { listAlerts } from '#db/tables/alerts.ts';
import { lastMonthWithFigures } from '#db/tables/figures.ts';
import { listForms } from '#db/tables/forms.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { getYear } from '#db/tables/years.ts';
import { isStanding } from '#domain/alerts/life.ts';
import { exactOrNull, percentOf, printed } from '#domain/decimal.ts';
import type { Form } from '#domain/forms/form.ts';
import { isBehind, type Status, severityOf } from '#domain/indicators/status.ts';
import { localDay, monthNumber } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { alertSettingsOf } from './alert-settings.ts';
import { loadBudgetYear } from './budget-execution.ts';
import { figuresForYear, rowsByIndicator } from './indicator-scores.ts';
import { budgetExecution, rateRef } from './overview-budget.ts';
import { overviewLines } from './overview-lines.ts';
import { pendingFigures } from './overview-pending.ts';
import { reportCounts, reportDiscipline } from './overview-reports.ts';
import { projectedForm, totalView } from './projected-forms.ts';
import { type Memory, memoryOf } from './read-model.ts';
import { reportMatrix } from './report-views.ts';
import type { YearBook } from './year-book.ts';

/** What a leader needs in one view, from approved figures, as of a month. The same for everybody who may see figures. */
export async function overview(ctx: Ctx, year: number, month?: number) {
  const memory = await memoryOf(ctx);
  const reads = ['alerts', 'figures', 'forms', 'reports'] as const;
  return memory.recall(`overview ${year} ${month ?? ''}`, reads, () => workOut(ctx, memory, year, month));
}

async function workOut(ctx: Ctx, memory: Memory, yearNumber: number, asOf: number | undefined) {
  const { db } = ctx;
  const year = await memory.recall(`year ${yearNumber}`, [], () => getYear(db, yearNumber));
  const lastMonth = () => lastMonthWithFigures(db, yearNumber);
  const last = asOf === undefined ? await memory.recall(`last month ${yearNumber}`, ['figures'], lastMonth) : null;
  const month = asOf ?? (last === null ? 1 : monthNumber(last));
  const { forms, rows } = await memory.recall(`forms ${yearNumber}`, ['forms'], async () => {
    const forms = await listForms(db, yearNumber);
    return { forms, rows: rowsByIndicator(forms) };
  });
  const indicators = await memory.recall('indicators', [], () => listIndicators(db));
  const known = await overviewLines(ctx, memory, { year: yearNumber, month, indicators, rows });
  const book: YearBook = { year, month, indicators: known.items };
  const alerts = await memory.recall(`alerts ${yearNumber}`, ['alerts'], () => listAlerts(db, yearNumber));
  const open = alerts.filter((alert) => isStanding(alert, localDay(ctx.now)));
  const matrix = await memory.recall(`reports ${yearNumber} ${month}`, ['reports'], async () => {
    const matrix = await reportMatrix(ctx, yearNumber, month);
    return { counts: reportCounts(matrix, month), discipline: reportDiscipline(matrix) };
  });
  const pending = await memory.recall(`pending ${yearNumber} ${month}`, ['reports', 'figures'], () =>
    pendingFigures(ctx, book),
  );
  const settings = await memory.recall(`alert settings ${yearNumber}`, [], () => alertSettingsOf(db, yearNumber));
  const openAlerts = countBy(open, (alert) => alert.indicatorId);
  const lines = known.lines.map((line) => ({
    ...line,
    pending: pending.get(line.indicator.id) ?? null,
    openAlerts: openAlerts.get(line.indicator.id) ?? 0,
  }));
  const overall = forms.find((form) => form.kind === 'overall');
  const money = await memory.recall(`budget year ${yearNumber}`, ['forms'], () => loadBudgetYear(ctx, yearNumber));
  const budget = budgetExecution(money, forms, month, settings['budget-lag']);
  return {
    year: yearNumber,
    month,
    yearState: year.state,
    thresholds: year.thresholds,
    counts: countsOf(lines),
    overallCounts: countsOf(lines.filter((line) => line.isOverall)),
    score: overall
      ? await memory.recall(`score ${yearNumber} ${month}`, ['figures', 'forms'], async () =>
          scoreOfYear(overall, book),
        )
      : null,
    execution: executionOfYear(budget, overall, month),
    budget,
    reports: matrix.counts,
    discipline: matrix.discipline,
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

function countBy<T>(items: readonly T[], keyOf: (item: T) => number | null): Map<number | null, number> {
  const counts = new Map<number | null, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
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

function countsOf(lines: readonly Pick<Line, 'status'>[]) {
  const count = (status: Status) => lines.filter((line) => line.status === status).length;
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

/** Of the whole center: as of the last approved month, or from the overall form when the year is over. */
function executionOfYear(budget: Budget, overall: Form | undefined, month: number) {
  const [whole] = budget.lines;
  if (budget.isMonthly && whole?.kind === 'overall') {
    const { adjusted, executed, rate, unit } = whole;
    return executed === null ? null : { adjusted, executed, rate, unit, ref: whole.ref };
  }
  return overall && month === 12 ? executionOf(overall) : null;
}

type Budget = ReturnType<typeof budgetExecution>;

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
