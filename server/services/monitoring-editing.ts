import { getMonitoring, type StoredMonitoring, saveMonitoring } from '#db/tables/form-monitoring.ts';
import { getForm, type StoredForm } from '#db/tables/forms.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { Failure } from '#domain/failures.ts';
import { placeOfEdit } from '#domain/forms/form-edits.ts';
import {
  editedMonitoring,
  type MonitoringEdit,
  type MonitoringPatch,
  type MonitoringSheet,
  monitoringConflicts,
  writtenAt,
} from '#domain/forms/monitoring-edits.ts';
import { can } from '#domain/permissions.ts';
import { type Ctx, isSystem } from '../context.ts';
import { type Act, write } from '../write.ts';
import { refusal, requireOpenYear } from './form-editing.ts';
import { NO_DEPARTMENT, requireBegun } from './form-monitoring.ts';

/**
 * Saves cells of the monitoring form for January to `month` (1–12), all or none, and answers the edits that would take them
 * back. Heads write into the rows whose indicator their department owns; the money and the other rows are the officer's.
 * Throws `form.version-conflict` with the cells others have changed, `monitoring.month-not-begun`, `monitoring.form-signed`,
 * `year.closed`.
 */
export async function editMonitoring(
  ctx: Ctx,
  id: number,
  month: number,
  { version, edits }: MonitoringPatch,
): Promise<MonitoringEdit[]> {
  return write(ctx, actOf(ctx, id, month), async (inside) => {
    const form = await getForm(inside.db, id);
    await requireOpenYear(inside, form.year);
    if (form.state !== 'draft') throw new Failure('monitoring.form-signed', { form: id });
    requireBegun(inside, form.year, month);
    await requireOwn(inside, form, edits);
    const stored = await getMonitoring(inside.db, id, month);
    if (stored.version !== version) throw conflict(stored, version, edits);
    const { sheet, problems, undo } = editedMonitoring(form, stored.sheet, edits);
    if (problems.length > 0) throw refusal(problems);
    if (!(await saveMonitoring(inside.db, { formId: id, month, version }, sheet))) {
      throw conflict(stored, version, edits);
    }
    return { result: undo, before: auditOf(stored.sheet, edits), after: auditOf(sheet, edits) };
  });
}

function mayFillAll(ctx: Ctx): boolean {
  return isSystem(ctx.actor) || can(ctx.actor, 'form.monitor', NO_DEPARTMENT);
}

function actOf(ctx: Ctx, id: number, month: number): Act {
  const act: Act = { action: 'form.monitor', subject: `form:${id}:monitoring:${month}` };
  return mayFillAll(ctx) ? act : { ...act, department: ctx.actor.department ?? NO_DEPARTMENT };
}

/** A head touches nothing but the rows whose indicator the department owns. */
async function requireOwn(ctx: Ctx, form: StoredForm, edits: readonly MonitoringEdit[]): Promise<void> {
  if (mayFillAll(ctx)) return;
  const owners = new Map((await listIndicators(ctx.db)).map(({ id, departmentCode }) => [String(id), departmentCode]));
  for (const edit of edits) {
    const row = edit.kind === 'row' ? form.rows.find(({ key }) => key === edit.key) : undefined;
    const owner = row?.indicatorId ? owners.get(row.indicatorId) : undefined;
    if (!can(ctx.actor, 'form.monitor', owner ?? NO_DEPARTMENT)) {
      throw new Failure('monitoring.line-foreign', { place: placeOfEdit(edit) });
    }
  }
}

function conflict({ sheet, version }: StoredMonitoring, yours: number, edits: readonly MonitoringEdit[]): Failure {
  const details = { yours, current: version, conflicts: monitoringConflicts(sheet, edits) };
  return new Failure('form.version-conflict', details);
}

/** What was, or is, written at the edited places; null where it is left to the figures. */
function auditOf(sheet: MonitoringSheet, edits: readonly MonitoringEdit[]): Record<string, string | null> {
  return Object.fromEntries(edits.map((edit) => [placeOfEdit(edit), writtenAt(sheet, edit)]));
}
