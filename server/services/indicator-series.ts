import { listFigures } from '#db/tables/figures.ts';
import { listFormerFigures } from '#db/tables/former-figures.ts';
import { listSubmittedEntries } from '#db/tables/reports.ts';
import { userNames } from '#db/tables/users.ts';
import { type Exact, fromMicro, printed, printedInFull } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { cumulativeLine } from '#domain/indicators/accumulation.ts';
import { planPathOf } from '#domain/indicators/progress.ts';
import { type Month, monthNumber, monthsBetween, yearOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { actedForIn } from './delegations.ts';
import { evidenceByMonth } from './evidence-views.ts';
import { importFacts } from './history-imports.ts';
import { partsView } from './indicator-parts.ts';
import { formerView } from './report-former.ts';
import { loadYearBook, requireIndicatorYear, type YearBook } from './year-book.ts';

/** Monthly values of one indicator with plan path, state and provenance; months without a figure are there with null. */
export async function indicatorSeries(ctx: Ctx, id: number, from: Month, to: Month) {
  const months = monthsBetween(from, to);
  if (months.length === 0 || months.length > 120) {
    throw new Failure('input.invalid', { from, to }, '起止月份有误：起始月份不能晚于截止月份，且最多 120 个月。');
  }
  const figures = new Map((await listFigures(ctx.db, from, to, [id])).map((figure) => [figure.month, figure]));
  const pending = new Map((await listSubmittedEntries(ctx.db, [id], from, to)).map((entry) => [entry.month, entry]));
  const former = await listFormerFigures(ctx.db, from, to, [id]);
  const names = await userNames(ctx.db);
  const name = (userId: number | null) => (userId === null ? null : (names.get(userId) ?? null));
  const imports = new Map((await importFacts(ctx, [...figures.values()])).map((item) => [item.id, item]));
  const standing = { from, to, isOfficial: (month: Month) => figures.has(month) };
  const evidence = await evidenceByMonth(ctx, id, standing, names);
  const books = new Map<number, YearBook>();
  for (const year of new Set(months.map(yearOf))) {
    const book = await loadYearBook(ctx, year, 12, { ids: [id] }).catch(ignoreUnknownYear);
    if (book !== null) books.set(year, book);
  }
  const last = books.get(yearOf(to)) ?? [...books.values()].at(-1);
  if (!last) throw new Failure('year.not-found', { year: yearOf(to) });
  const { indicator } = requireIndicatorYear(last, id);
  const actedFor = await actedForIn(ctx, indicator.departmentCode);
  const reporter = (userId: number | null, at: string) => actedFor(indicator.departmentCode, userId, name(userId), at);
  const show = (value: Exact | null | undefined) =>
    value === null || value === undefined ? null : printedInFull(value, indicator.decimals);
  const points = months.map((month) => {
    const item = books.get(yearOf(month))?.indicators.find((other) => other.indicator.id === id);
    const index = monthNumber(month) - 1;
    const figure = figures.get(month);
    const waiting = pending.get(month);
    const path =
      item?.target && indicator.accumulation !== 'qualitative' ? planPathOf(item.input, item.target, index + 1) : null;
    return {
      month,
      value: figure ? show(fromMicro(figure.valueMicro)) : null,
      cumulative: item ? show(cumulativeLine(indicator.accumulation, item.input.months)[index]) : null,
      planPath: path === null ? null : printed(path, Math.max(indicator.decimals, 2)),
      target: item?.target ? printedInFull(item.target.value, indicator.decimals) : null,
      state: figure ? ('approved' as const) : waiting ? ('submitted' as const) : null,
      submittedValue:
        waiting && waiting.valueMicro !== null && (!figure || figure.valueMicro !== waiting.valueMicro)
          ? show(fromMicro(waiting.valueMicro))
          : null,
      /** Approved as 未发生: no figure and no gap. */
      isAbsent: item?.input.absent?.includes(index + 1) ?? false,
      isDemo: figure?.isDemo === 1,
      /** The two counts of a rate, of the approved figure or else of the one that waits. */
      parts: partsView(indicator, figure ?? waiting),
      former: former.filter((one) => one.month === month).map((one) => formerView(one, indicator.decimals, name)),
      /** Set where the figure came from a file of earlier years: which, by whom, when. */
      history: (figure?.importId ? imports.get(figure.importId) : null) ?? null,
      /** Files behind the approved figure, else behind the one that is handed in. */
      evidence: figure || waiting ? (evidence.get(month) ?? []) : [],
      provenance: figure
        ? {
            enteredBy: reporter(figure.enteredBy, figure.enteredAt),
            enteredAt: figure.enteredAt,
            approvedBy: name(figure.approvedBy),
            approvedAt: figure.approvedAt,
            note: figure.note,
          }
        : waiting
          ? {
              enteredBy: reporter(waiting.enteredBy, waiting.enteredAt),
              enteredAt: waiting.enteredAt,
              approvedBy: null,
              approvedAt: null,
              note: waiting.note,
            }
          : null,
    };
  });
  return {
    indicator: { id, code: indicator.code, name: indicator.name, unit: indicator.unit, decimals: indicator.decimals },
    from,
    to,
    points,
  };
}

function ignoreUnknownYear(error: unknown): null {
  if (error instanceof Failure && error.code === 'year.not-found') return null;
  throw error;
}
