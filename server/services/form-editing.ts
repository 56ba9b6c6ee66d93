import { getAlert } from '#db/tables/alerts.ts';
import { getForm, listRemovedLines, type StoredForm, updateForm } from '#db/tables/forms.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { listYears } from '#db/tables/years.ts';
import { Failure } from '#domain/failures.ts';
import { conflictsOf, type EditProblem, editedForm, textAt } from '#domain/forms/edited-form.ts';
import { type FormEdit, type FormPatch, isCellEdit, placeOfEdit, type RowEdit } from '#domain/forms/form-edits.ts';
import { can } from '#domain/permissions.ts';
import { type Ctx, isSystem } from '../context.ts';
import { type Act, write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';

/** The two fields a head fills in, in the rows whose indicator the department owns. */
const FILLED = ['actual', 'reason'];

/**
 * Saves changed cells and lines of a draft, all or none, and answers the edits that would take them back. Heads fill in
 * their own rows; everything else is the officer's. Throws `form.version-conflict` with the cells others have changed.
 */
export async function editForm(ctx: Ctx, id: number, { version, edits }: FormPatch): Promise<FormEdit[]> {
  const act = actOf(ctx, id);
  return write(ctx, act, async (inside) => {
    const stored = await getForm(inside.db, id);
    if (stored.state !== 'draft') throw new Failure('form.not-editable', { state: stored.state });
    const isKept = await requireOpenYear(inside, stored.year);
    await requireKnown(inside, stored, edits, act);
    if (stored.version !== version) throw conflict(stored, version, edits);
    const before = { ...stored, removed: await listRemovedLines(inside.db, id) };
    const { form, problems, undo } = editedForm(before, edits);
    if (problems.length > 0) throw refusal(problems);
    const { removed, ...after } = form;
    if (!(await updateForm(inside.db, after, removed))) throw conflict(stored, version, edits);
    // A reason given, or a row that came or went, opens and closes 缺偏差说明.
    if (isKept) await evaluateAlerts(inside, stored.year);
    return { result: undo, before: auditOf(stored, edits), after: auditOf(after, edits) };
  });
}

function actOf(ctx: Ctx, id: number): Act {
  const subject = `form:${id}`;
  if (isSystem(ctx.actor) || can(ctx.actor, 'form.edit')) return { action: 'form.edit', subject };
  return { action: 'form.fill', subject, department: ctx.actor.department ?? 'none' };
}

/** Throws `year.closed`; false for a year that the center does not keep, as a form from elsewhere may be of. */
export async function requireOpenYear(ctx: Ctx, number: number): Promise<boolean> {
  const year = (await listYears(ctx.db)).find((kept) => kept.year === number);
  if (year?.state === 'closed') throw new Failure('year.closed', { year: number });
  return year !== undefined;
}

/** Indicators and alerts that are named exist, and a head touches nothing but results and reasons of own rows. */
async function requireKnown(ctx: Ctx, form: StoredForm, edits: readonly FormEdit[], { action, department }: Act) {
  const rowEdits = edits.filter((edit) => edit.kind === 'row');
  if (action === 'form.edit' && !rowEdits.some(namesSomething)) return;
  const owners = new Map((await listIndicators(ctx.db)).map(({ id, departmentCode }) => [String(id), departmentCode]));
  for (const edit of rowEdits) {
    if (edit.field === 'indicator' && edit.value !== null && !owners.has(edit.value)) {
      throw new Failure('indicator.not-found', { id: edit.value });
    }
    if (edit.alert) await getAlert(ctx.db, Number(edit.alert));
  }
  if (action === 'form.edit') return;
  for (const edit of edits) {
    const row = edit.kind === 'row' ? form.rows.find((one) => one.key === edit.key) : undefined;
    const owner = row?.indicatorId ? owners.get(row.indicatorId) : undefined;
    const isOwn = edit.kind === 'row' && FILLED.includes(edit.field) && owner !== undefined && owner === department;
    // What a text means where it does not say it is not for a head to state.
    if (!isOwn || edit.parts !== undefined) throw new Failure('form.cell-foreign', { place: placeOfEdit(edit) });
  }
}

function namesSomething(edit: RowEdit): boolean {
  return edit.field === 'indicator' || Boolean(edit.alert);
}

function conflict(form: StoredForm, yours: number, edits: readonly FormEdit[]): Failure {
  const details = { yours, current: form.version, conflicts: conflictsOf(form, edits) };
  return new Failure('form.version-conflict', details);
}

/** The sentences of what cannot be read, each with its place. */
export function refusal(problems: EditProblem[]): Failure {
  const sentences = [...new Set(problems.map((problem) => problem.message))].slice(0, 3);
  const places = problems.map(({ edit, place, message }) => ({ path: `edits.${edit}.value`, place, message }));
  return new Failure('input.invalid', { problems: places }, `${sentences.join('；')}。`);
}

/** What stood, or stands, at the edited places: texts of cells, scores as printed, whole lines with their place. */
function auditOf(form: StoredForm, edits: readonly FormEdit[]): Record<string, unknown> {
  return Object.fromEntries(edits.map((edit) => [placeOfEdit(edit), standing(form, edit)]));
}

function standing(form: StoredForm, edit: FormEdit): unknown {
  if (isCellEdit(edit)) return textAt(form, edit);
  if (edit.part === 'total') return form.printedTotal;
  const lines = edit.part === 'row' ? form.rows : form.funds;
  const index = lines.findIndex((line) => line.key === edit.key);
  const line = lines[index];
  if (!line) return null;
  return edit.kind === 'score' ? line.printedScore : { position: index + 1, ...line };
}
