import { listForms } from '#db/tables/forms.ts';
import { type Exact, printed, printedInFull } from '#domain/decimal.ts';
import { usualPaceOf } from '#domain/indicators/pace.ts';
import { operatorSigns } from '#domain/indicators/target.ts';
import { cheapestFirst, type PointsToWin, pointsToWin } from '#domain/scoring/points-to-win.ts';
import type { Ctx } from '../context.ts';
import { figureForYear, figuresForYear } from './indicator-scores.ts';
import { points, projectedForm } from './projected-forms.ts';
import { type IndicatorYear, loadYearBook } from './year-book.ts';

/** Every form row that loses points on its usual course, the cheapest to win back first (domain/scoring/points-to-win.ts). */
export async function cheapestPoints(ctx: Ctx, year: number, month?: number) {
  const book = await loadYearBook(ctx, year, month);
  const items = new Map(book.indicators.map((item) => [String(item.indicator.id), item]));
  const figures = figuresForYear(book);
  const found = (await listForms(ctx.db, year)).flatMap((form) =>
    projectedForm(form, book, figures).rows.flatMap(({ row }, index) => {
      const item = row.indicatorId === null ? undefined : items.get(row.indicatorId);
      const won = item && item.progress.value !== null ? outlookOf(item, item.progress.value, row, form.policy) : null;
      return item && won ? [{ item, won, form, row, position: index + 1 }] : [];
    }),
  );
  found.sort((one, other) => cheapestFirst(one.won, other.won) || one.item.indicator.id - other.item.indicator.id);
  return {
    year,
    month: book.month,
    isDemo: book.indicators.some((item) => item.isDemo),
    items: found.map(({ item, won, form, row, position }) => ({
      formId: Number(form.id),
      formName: form.name,
      kind: form.kind,
      row: position,
      rowName: row.level3,
      weight: row.weight,
      operatorSign: row.operator === null ? null : operatorSigns[row.operator],
      target: row.target,
      ...itemView(item, won),
    })),
  };
}

function outlookOf(
  item: IndicatorYear,
  value: Exact,
  row: Parameters<typeof pointsToWin>[0],
  policy: Parameters<typeof pointsToWin>[1],
): PointsToWin | null {
  const { accumulation } = item.indicator;
  const monthsLeft = 12 - (item.progress.month ?? 12);
  const usualPace = usualPaceOf(item.input);
  return pointsToWin(row, policy, { accumulation, value, estimate: figureForYear(item), usualPace, monthsLeft });
}

function itemView(item: IndicatorYear, won: PointsToWin) {
  const { id, code, name, unit, decimals, accumulation } = item.indicator;
  const finer = (amount: Exact | null) => (amount === null ? null : printed(amount, Math.max(decimals, 2)));
  const estimate = figureForYear(item).value;
  return {
    indicator: { id, code, name, unit, accumulation },
    department: item.department,
    value: item.progress.value === null ? null : printedInFull(item.progress.value, decimals),
    estimate: finer(estimate),
    goal: printedInFull(won.goal, decimals),
    direction: won.direction,
    extra: printed(won.extra, Math.max(decimals, 2)),
    neededPerMonth: finer(won.neededPace),
    usualPerMonth: finer(usualPaceOf(item.input)),
    score: points(won.score),
    points: printed(won.points, 2),
    effort: won.effort === null ? null : printed(won.effort, 2),
    pointsPerMonth: won.pointsPerMonth === null ? null : printed(won.pointsPerMonth, 2),
    isWinnable: won.isWinnable,
  };
}
