import type { StoredIndicator } from '#db/tables/indicators.ts';
import { behindSince, statusByMonth } from '#domain/indicators/progress.ts';
import type { Ctx } from '../context.ts';
import { figureForYear, type MeasuredRow, pointsOfIndicator } from './indicator-scores.ts';
import { indicatorView } from './indicators.ts';
import { otherTargets } from './other-targets.ts';
import type { Memory } from './read-model.ts';
import { type IndicatorYear, loadYearBook, type YearBook } from './year-book.ts';
import { HISTORY_YEARS, loadYearFigures, type YearFigures } from './year-figures.ts';

interface Question {
  year: number;
  month: number;
  indicators: readonly StoredIndicator[];
  rows: ReadonlyMap<number, MeasuredRow[]>;
}

/**
 * Every indicator as of the month in the order of `indicators`, and a line for each that has a target. Remembered department
 * by department: what one has approved leaves the others' as they are.
 */
export async function overviewLines(ctx: Ctx, memory: Memory, { year, month, indicators, rows }: Question) {
  const all = [...new Set(indicators.map(({ departmentCode }) => departmentCode))];
  const about = (department: string) => ({
    question: `overview lines ${year} ${month} ${department}`,
    reads: [`figures:${department}`, 'forms'] as const,
  });
  const figuresOf = figuresKept(ctx, memory, year, indicators);
  const parts = await memory.recallEach(all, about, async (departments) => {
    const scope = departments.length === all.length ? {} : { departments };
    const book = await loadYearBook(ctx, year, month, scope, () => figuresOf(departments));
    const known = book.indicators.map((item) => ({
      item,
      line: item.target === null ? null : lineOf(item, book, rows.get(item.indicator.id)),
    }));
    return new Map(
      departments.map((code) => [code, known.filter(({ item }) => item.indicator.departmentCode === code)] as const),
    );
  });
  const byId = new Map([...parts.values()].flat().map((known) => [known.item.indicator.id, known]));
  const ordered = indicators.flatMap(({ id }) => byId.get(id) ?? []);
  return {
    items: ordered.map(({ item }) => item),
    lines: ordered.flatMap(({ line }) => line ?? []),
  };
}

/** The figures of departments, which are the same for every month the year is looked at from. */
function figuresKept({ db }: Ctx, memory: Memory, year: number, indicators: readonly StoredIndicator[]) {
  const idsOf = (departments: readonly string[]) =>
    indicators.flatMap(({ id, departmentCode }) => (departments.includes(departmentCode) ? [id] : []));
  const about = (department: string) => ({
    question: `figures ${year} ${department}`,
    reads: [`figures:${department}`] as const,
  });
  return async (departments: string[]): Promise<Map<number, YearFigures>> => {
    const parts = await memory.recallEach(departments, about, async (missing) => {
      const figures = await loadYearFigures(db, year, idsOf(missing), HISTORY_YEARS);
      return new Map(
        missing.map((code) => [code, idsOf([code]).map((id) => [id, figures.get(id)!] as const)] as const),
      );
    });
    return new Map([...parts.values()].flat());
  };
}

function lineOf(item: IndicatorYear, book: YearBook, measured: MeasuredRow[] | undefined) {
  const score = pointsOfIndicator(measured, figureForYear(item));
  const statuses = statusByMonth(item.input, book.year.thresholds);
  return {
    ...brief(item),
    isOverall: measured?.[0]?.form.kind === 'overall',
    score: score?.score ?? null,
    weight: score?.weight ?? null,
    behindSince: behindSince(statuses, item.input.asOf),
    statusByMonth: statuses,
    otherTargets: otherTargets(item, book).map(({ sourceName, operator, target, completion, gap }) => {
      return { sourceName, operator, target, completion, gap };
    }),
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
