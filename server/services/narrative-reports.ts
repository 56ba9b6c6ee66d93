import { listAlertEvents, listAlerts } from '#db/tables/alerts.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { listForms } from '#db/tables/forms.ts';
import { centerName } from '#db/tables/settings.ts';
import { alertStateNames } from '#domain/alerts/alert.ts';
import { Failure } from '#domain/failures.ts';
import { buildNarrativeReport, type Measure } from '#domain/forms/narrative-report.ts';
import { localDay } from '#domain/period.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import type { Ctx } from '../context.ts';
import type { Renderer } from '../forms/renderer.ts';
import { requirePermission } from '../write.ts';
import { filledForms } from './filled-forms.ts';
import { type ExportedFile, recordExport } from './form-exports.ts';

/** 绩效自评报告 of a year as a file. Throws `form.none-in-year`, `form.pdf-unavailable`. */
export async function exportReport(
  ctx: Ctx,
  renderer: Renderer,
  year: number,
  format: 'docx' | 'pdf',
): Promise<ExportedFile> {
  requirePermission(ctx, 'form.export');
  const stored = await filledForms(ctx, await listForms(ctx.db, year));
  if (stored.length === 0) throw new Failure('form.none-in-year', { year });
  const center = await centerName(ctx.db);
  const document = buildNarrativeReport({
    year,
    center,
    forms: stored.map((form) => scoreForm(form)),
    measures: await measuresOf(ctx, year),
    isDemo: stored.some((form) => form.isDemo),
    day: localDay(ctx.now),
  });
  const bytes = await renderer.render({ format, document, author: center, written: ctx.now });
  await recordExport(ctx, renderer, `year:${year}`, [format], 1);
  return { bytes, name: `${year}年度绩效自评报告.${format}` };
}

/** 整改措施 as people wrote them under the year's alerts, in the order they were written. */
async function measuresOf(ctx: Ctx, year: number): Promise<Measure[]> {
  const alerts = new Map((await listAlerts(ctx.db, year)).map((alert) => [alert.id, alert]));
  const departments = new Map((await listDepartments(ctx.db)).map(({ code, name }) => [code, name]));
  const events = await listAlertEvents(ctx.db, year);
  return events.flatMap(({ alertId, kind, text, dueDate }) => {
    const alert = alerts.get(alertId);
    if (kind !== 'rectify' || text === null || !alert) return [];
    const department = alert.departmentCode === null ? null : (departments.get(alert.departmentCode) ?? null);
    return [{ subject: alert.title, department, text, dueDate, state: alertStateNames[alert.state] }];
  });
}
