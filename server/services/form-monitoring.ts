import type { StoredForm } from '#db/tables/forms.ts';
import { Failure } from '#domain/failures.ts';
import { type FileFormat, fileNamePart } from '#domain/forms/file-name.ts';
import { EMPTY_ENTRY, type MonitoredFigure, monitoredRow } from '#domain/forms/monitoring.ts';
import { buildMonitoringForm } from '#domain/forms/monitoring-form.ts';
import type { Ctx } from '../context.ts';
import type { Renderer } from '../forms/renderer.ts';
import { requirePermission } from '../write.ts';
import { loadForm } from './filled-forms.ts';
import { type ExportedFile, jobFor, recordExport } from './form-exports.ts';
import { loadYearBook } from './year-book.ts';

/** The 绩效目标执行监控表 of a form as of a month (1–12), from the approved months and the estimates they give. */
export async function formMonitoring(ctx: Ctx, id: number, month: number) {
  const { stored, book } = await loadForm(ctx, id);
  if (book === null) throw new Failure('year.not-found', { year: stored.year });
  const figures = await figuresAsOf(ctx, stored, month);
  const rows = stored.rows.map((row) => {
    const figure = row.indicatorId === null ? null : (figures.get(row.indicatorId) ?? null);
    return monitoredRow(row, figure, EMPTY_ENTRY);
  });
  return {
    id,
    name: stored.name,
    year: stored.year,
    month,
    isDemo: stored.isDemo,
    rows: rows.map(({ row, ...monitored }) => ({
      level3: row.level3,
      targetText: row.targetText,
      indicatorId: row.indicatorId === null ? null : Number(row.indicatorId),
      ...monitored,
    })),
    document: buildMonitoringForm(stored, month, rows, []),
  };
}

async function figuresAsOf(ctx: Ctx, form: StoredForm, month: number): Promise<Map<string, MonitoredFigure>> {
  const { indicators } = await loadYearBook(ctx, form.year, month);
  return new Map(
    indicators.map(({ indicator, progress }) => [
      String(indicator.id),
      { value: progress.value, forecast: progress.forecast, decimals: indicator.decimals },
    ]),
  );
}

/** The monitoring form as a file; the export is put on record. Throws `form.not-found`, `form.pdf-unavailable`. */
export async function exportMonitoring(
  ctx: Ctx,
  renderer: Renderer,
  { id, month, format }: { id: number; month: number; format: FileFormat },
): Promise<ExportedFile> {
  requirePermission(ctx, 'form.export');
  const { document, name, year } = await formMonitoring(ctx, id, month);
  const bytes = await renderer.render(await jobFor(ctx, document, format, '监控表'));
  await recordExport(ctx, renderer, `form:${id}:monitoring:${month}`, [format], 1);
  return { bytes, name: `${year}年度1-${month}月绩效目标执行监控表-${fileNamePart(name)}.${format}` };
}
