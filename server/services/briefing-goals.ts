import { listAlertEvents, listAlerts } from '#db/tables/alerts.ts';
import { listFigures } from '#db/tables/figures.ts';
import type { Goal, Step } from '#domain/briefing/facts.ts';
import type { LineChart } from '#domain/charts/line-chart.ts';
import { type Exact, printed, printedInFull } from '#domain/decimal.ts';
import type { Form } from '#domain/forms/form.ts';
import { cumulativeLine } from '#domain/indicators/accumulation.ts';
import { planPathByMonth } from '#domain/indicators/progress.ts';
import { isBehind, severityOf } from '#domain/indicators/status.ts';
import { localDay, monthNumber, monthOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { rowsByIndicator } from './indicator-scores.ts';
import { indicatorView } from './indicators.ts';
import type { overview } from './overview.ts';
import { type IndicatorYear, loadYearBook } from './year-book.ts';

type Overview = Awaited<ReturnType<typeof overview>>;

/** Every goal as the overview sees it, the worst first; those that fall short with chart, cause and what was said of them. */
export async function briefingGoals(ctx: Ctx, now: Overview, forms: Form[]): Promise<Goal[]> {
  const { year, month } = now;
  const worst = new Map(now.gaps.map(({ indicator }, index) => [indicator.id, index]));
  const rankOf = ({ indicator }: { indicator: { id: number } }) => worst.get(indicator.id) ?? worst.size;
  const lines = now.indicators
    .map((line) => ({ ...line, status: line.status ?? ('no-data' as const) }))
    .sort((one, other) => severityOf(other.status) - severityOf(one.status) || rankOf(one) - rankOf(other));
  const behind = lines.filter(({ status }) => isBehind(status)).map(({ indicator }) => indicator.id);
  const book = await loadYearBook(ctx, year, month);
  const items = new Map(book.indicators.map((item) => [item.indicator.id, item]));
  const causeOf = await causes(ctx, forms, { year, month, behind });
  const steps = await stepsByIndicator(ctx, year);
  return lines.flatMap((line) => {
    const { indicator, department, status, isOverall, behindSince } = line;
    const item = items.get(indicator.id);
    if (!item?.target) return [];
    const { operator, operatorSign, target, ...view } = indicatorView(item);
    if (operator === null || operatorSign === null || target === null) return [];
    const isShort = isBehind(status);
    return {
      id: indicator.id,
      name: indicator.name,
      unit: indicator.unit,
      department: department.name,
      isOverall,
      isLevel: item.indicator.accumulation === 'qualitative',
      operator,
      operatorSign,
      target,
      value: view.value,
      valueMonth: view.valueMonth,
      planPath: view.planPath,
      gap: view.gap,
      completion: view.completion,
      scheduleProgress: view.scheduleProgress,
      neededPerMonth: view.neededPerMonth,
      forecast: view.forecast,
      status,
      behindSince,
      chart: isShort ? chartOf(item, month) : null,
      cause: isShort ? causeOf(indicator.id, view.valueMonth) : null,
      steps: isShort ? (steps.get(indicator.id) ?? []) : [],
    };
  });
}

/** The months up to the one that is told, on the plan of the whole year. */
function chartOf({ indicator, input, target }: IndicatorYear, month: number): LineChart | null {
  if (target === null || indicator.accumulation === 'qualitative') return null;
  const { decimals, accumulation, unit } = indicator;
  const shown = (value: Exact | null) => (value === null ? null : printedInFull(value, decimals));
  return {
    unit,
    actual: cumulativeLine(accumulation, input.months).map((value, index) => (index < month ? shown(value) : null)),
    path: planPathByMonth(input).map((path) => (path === null ? null : printed(path, Math.max(decimals, 2)))),
    target: printedInFull(target.value, decimals),
    operator: target.operator,
  };
}

/** The note of the report the figure came with; at year end the deviation that a form states goes before it. */
async function causes(
  ctx: Ctx,
  forms: Form[],
  { year, month, behind }: { year: number; month: number; behind: number[] },
) {
  const figures = await listFigures(ctx.db, monthOf(year, 1), monthOf(year, month), behind);
  const rows = rowsByIndicator(forms);
  return (id: number, valueMonth: number | null): Goal['cause'] => {
    const row =
      month === 12 ? rows.get(id)?.find(({ row: { reason } }) => reason !== null && reason !== '') : undefined;
    if (row?.row.reason) return { text: row.row.reason, source: '自评表' };
    const figure = figures.find((one) => one.indicatorId === id && monthNumber(one.month) === valueMonth);
    return figure?.note ? { text: figure.note, source: `${valueMonth}月月报说明` } : null;
  };
}

/** 批示 and 整改措施 under the year's alerts of each indicator, the oldest first. */
async function stepsByIndicator(ctx: Ctx, year: number): Promise<Map<number, Step[]>> {
  const alerts = new Map((await listAlerts(ctx.db, year)).map(({ id, indicatorId }) => [id, indicatorId]));
  const steps = new Map<number, Step[]>();
  for (const { alertId, kind, text, actor, at, dueDate } of await listAlertEvents(ctx.db, year)) {
    const indicatorId = alerts.get(alertId) ?? null;
    if (indicatorId === null || text === null || (kind !== 'instruct' && kind !== 'rectify')) continue;
    const step: Step = { kind, text, by: actor, day: localDay(new Date(at)), dueDate };
    steps.set(indicatorId, [...(steps.get(indicatorId) ?? []), step]);
  }
  return steps;
}
