import {
  getHistoryImport,
  type HistoryCell,
  type HistoryImport,
  listHistoryCells,
  listHistoryImports,
  setHistoryUndone,
} from '#db/tables/history-imports.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { emptyReports, type Report, removeReports } from '#db/tables/reports.ts';
import { removeUnusedYear } from '#db/tables/years.ts';
import { Failure } from '#domain/failures.ts';
import { reportSourceOf } from '#domain/figure-sheets/history-month.ts';
import { figureKey } from '#domain/figure-sheets/year-layout.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateYearsOf, type HistoryWrite, placeOf, standingOf, writeHistory } from './history-figures.ts';
import { addedYearsSchema, subjectOf } from './history-imports.ts';

/** Puts back what stood before an import, all or nothing. Throws when it was undone before or a figure was changed since. */
export async function undoHistory(ctx: Ctx, id: number): Promise<void> {
  const { digest } = await getHistoryImport(ctx.db, id);
  await write(ctx, { action: 'figure.undo-history', subject: subjectOf(digest) }, async (inside) => {
    const { db } = inside;
    const item = await getHistoryImport(db, id);
    const at = inside.now.toISOString();
    const isOurs = await setHistoryUndone(db, id, { by: actorId(inside), at });
    if (!isOurs) throw new Failure('history.undone-before', { id });
    const cells = await listHistoryCells(db, id);
    const months = cells.map(({ month }) => month);
    const { reports, figures } = await standingOf(inside, months);
    const owners = new Map((await listIndicators(db)).map((indicator) => [indicator.id, indicator.departmentCode]));
    const byId = new Map([...reports.values()].map((report) => [report.id, report]));
    const reportOf = (cell: HistoryCell) => {
      const byFigure = figures.get(figureKey(cell.indicatorId, cell.month))?.reportId;
      const owner = placeOf({ department: owners.get(cell.indicatorId) ?? '', month: cell.month });
      return (byFigure === undefined ? undefined : byId.get(byFigure)) ?? reports.get(owner);
    };
    const changed = cells.filter((cell) => {
      const figure = figures.get(figureKey(cell.indicatorId, cell.month));
      const isSame = (figure?.valueMicro ?? null) === cell.valueMicro && (figure?.importId ?? id) === id;
      return !isSame || reportSourceOf(reportOf(cell)) !== 'history';
    });
    if (changed.length > 0) throw new Failure('history.changed-since', { figures: changed.length });
    await restore(inside, { item, cells, reports, reportOf });
    for (const year of addedYearsSchema.parse(JSON.parse(item.addedYears))) await removeUnusedYear(db, year);
    await evaluateYearsOf(inside, months);
    const facts = { importId: id, fileName: item.fileName, digest, figures: cells.length };
    return { result: undefined, before: facts, after: { undoneAt: at } };
  });
}

interface Restoring {
  item: HistoryImport;
  cells: HistoryCell[];
  reports: Map<string, Report>;
  reportOf(cell: HistoryCell): Report | undefined;
}

async function restore(ctx: Ctx, { item, cells, reports, reportOf }: Restoring): Promise<void> {
  const imports = new Map((await listHistoryImports(ctx.db)).map((one) => [one.id, one]));
  const touched = new Set<number>();
  const writes = cells.map((cell): HistoryWrite => {
    const report = reportOf(cell)!;
    touched.add(report.id);
    const source = imports.get(cell.beforeImportId ?? item.id) ?? item;
    return {
      indicatorId: cell.indicatorId,
      department: report.departmentCode,
      month: cell.month,
      valueMicro: cell.beforeMicro,
      source: { importId: source.id, by: source.actorId, at: source.at },
    };
  });
  await writeHistory(ctx, writes, reports);
  await removeReports(ctx.db, await emptyReports(ctx.db, [...touched]));
}
