import { type Figure, listFigures, removeFigure, setFigures } from '#db/tables/figures.ts';
import { type Entry, insertReport, listReports, type Report, setEntries, updateReport } from '#db/tables/reports.ts';
import { listYears } from '#db/tables/years.ts';
import { Failure } from '#domain/failures.ts';
import { figureKey } from '#domain/figure-sheets/year-layout.ts';
import { type Month, yearOf } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { evaluateAlerts } from './alert-evaluation.ts';

/** A figure to be put in place, or with null taken away; `source` is the import it comes from. */
export interface HistoryWrite {
  indicatorId: number;
  department: string;
  month: Month;
  valueMicro: number | null;
  source: { importId: number; by: number | null; at: string };
}

/** A file of earlier years knows a rate alone, not what it was made of. */
const NO_COUNTS = { numeratorMicro: null, denominatorMicro: null };

export const placeOf = ({ department, month }: { department: string; month: Month }) => `${department}:${month}`;

/** Reports of the months' years by place, and figures by `figureKey`. */
export async function standingOf(ctx: Ctx, months: readonly Month[]) {
  const sorted = [...months].sort();
  const reports = new Map<string, Report>();
  for (const year of new Set(sorted.map(yearOf))) {
    for (const report of await listReports(ctx.db, year)) {
      reports.set(placeOf({ department: report.departmentCode, month: report.month }), report);
    }
  }
  const figures = new Map<string, Figure>();
  for (const figure of await listFigures(ctx.db, sorted[0] ?? '', sorted.at(-1) ?? '')) {
    figures.set(figureKey(figure.indicatorId, figure.month), figure);
  }
  return { reports, figures };
}

/**
 * Writes official figures that no department reported: into the report of their month, which is made where there is none, with
 * each former value kept as a revision. `approvedBy` stays empty: nobody approved them.
 */
export async function writeHistory(ctx: Ctx, writes: readonly HistoryWrite[], reports: Map<string, Report>) {
  const places = new Map<string, HistoryWrite[]>();
  for (const one of writes) places.set(placeOf(one), [...(places.get(placeOf(one)) ?? []), one]);
  for (const [place, cells] of places) {
    const report = await reportFor(ctx, reports.get(place), cells[0]!);
    const entries = cells.map(
      ({ indicatorId, valueMicro, source }): Entry => ({
        reportId: report.id,
        indicatorId,
        valueMicro,
        absence: null,
        ...NO_COUNTS,
        note: null,
        enteredBy: source.by,
        enteredAt: source.at,
      }),
    );
    await setEntries(ctx.db, entries, report.version);
    await setFigures(
      ctx.db,
      cells.flatMap((cell) => figureOf(cell, report)),
    );
    for (const { indicatorId, month, valueMicro } of cells) {
      if (valueMicro === null) await removeFigure(ctx.db, indicatorId, month);
    }
  }
}

function figureOf({ indicatorId, month, valueMicro, source }: HistoryWrite, { id, isDemo }: Report) {
  if (valueMicro === null) return [];
  const entered = { enteredBy: source.by, enteredAt: source.at };
  const approved = { approvedBy: null, approvedAt: source.at };
  const figure = {
    indicatorId,
    month,
    valueMicro,
    ...NO_COUNTS,
    note: null,
    reportId: id,
    importId: source.importId,
    isDemo,
  };
  return [{ ...figure, ...entered, ...approved }];
}

/** The report as it is after the writing: a version further, or new. */
async function reportFor(ctx: Ctx, known: Report | undefined, { department, month, source }: HistoryWrite) {
  const { importId, at } = source;
  const updatedAt = ctx.now.toISOString();
  if (known) {
    const isOurs = await updateReport(ctx.db, known, { importId, approvedAt: at, updatedAt });
    if (!isOurs) throw new Failure('sheet.changed-meanwhile');
    return { ...known, version: known.version + 1 };
  }
  return insertReport(ctx.db, {
    departmentCode: department,
    month,
    state: 'approved',
    version: 1,
    submittedBy: null,
    submittedAt: null,
    approvedBy: null,
    approvedAt: at,
    reason: null,
    updatedAt,
    isDemo: 0,
    importId,
  });
}

/** Last year's figures are read in the year after them as well. */
export async function evaluateYearsOf(ctx: Ctx, months: readonly Month[]): Promise<void> {
  const touched = new Set(months.flatMap((month) => [yearOf(month), yearOf(month) + 1]));
  for (const { year, state } of await listYears(ctx.db)) {
    if (touched.has(year) && (state === 'active' || state === 'closing')) await evaluateAlerts(ctx, year);
  }
}
