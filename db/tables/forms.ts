import type { Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import type { Form, FormRow, FormState, FundLine } from '#domain/forms/form.ts';
import { keptDeductionSchema } from '#domain/forms/form-deductions.ts';
import { resolvePolicy } from '#domain/scoring/policy.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';
import { z } from '#domain/zod.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';
import { removeMonitoring } from './form-monitoring.ts';
import { listManualScores, manualScoresIn, removeManualScores, type StoredManualScore } from './manual-scores.ts';
import { policySourcesOf } from './policies.ts';

/** A form with what is known of it besides the paper. */
export type StoredForm = Form & { isDemo: boolean; version: number };

/** Lines taken out of a form; kept aside, so that taking them out can be undone. */
export type RemovedLines = { rows: FormRow[]; funds: FundLine[] };

export async function listForms(db: Db, year: number): Promise<StoredForm[]> {
  const rows = await db.selectFrom('forms').selectAll().where('year', '=', year).orderBy('id').execute();
  return withParts(db, rows);
}

export async function getForm(db: Db, id: number): Promise<StoredForm> {
  const rows = await db.selectFrom('forms').selectAll().where('id', '=', id).execute();
  const [form] = await withParts(db, rows);
  if (!form) throw new Failure('form.not-found', { id });
  return form;
}

export async function hasForm(db: Db, year: number, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('forms')
    .select('id')
    .where('year', '=', year)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes a whole form; its id is given by the database, that of the argument is not used. */
export async function insertForm(db: Db, form: Form & { code: string }, isDemo: boolean, now: string): Promise<number> {
  const { id } = await db
    .insertInto('forms')
    .values({
      year: form.year,
      code: form.code,
      kind: form.kind,
      name: form.name,
      department: form.department,
      unit: form.unit,
      moneyUnit: form.moneyUnit,
      state: form.state,
      goalExpected: form.goals.expected,
      goalActual: form.goals.actual,
      policy: JSON.stringify(form.policy),
      policyNumber: form.policyFrom?.number ?? null,
      policyVersion: form.policyFrom?.version ?? null,
      deductions: JSON.stringify(form.deductions),
      printedTotal: form.printedTotal,
      setAsideTotal: form.setAsideTotal,
      weightTotal: form.weightTotal,
      version: 0,
      isDemo: isDemo ? 1 : 0,
      createdAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertLines(db, id, form, false);
  return id;
}

/** Writes the whole form in the place of what stood there, while nobody else has changed it; false when somebody was faster. */
export async function updateForm(db: Db, form: StoredForm, removed: RemovedLines): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('forms')
    .set({
      name: form.name,
      department: form.department,
      unit: form.unit,
      moneyUnit: form.moneyUnit,
      goalExpected: form.goals.expected,
      goalActual: form.goals.actual,
      printedTotal: form.printedTotal,
      setAsideTotal: form.setAsideTotal,
      weightTotal: form.weightTotal,
      version: form.version + 1,
    })
    .where('id', '=', Number(form.id))
    .where('version', '=', form.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await removeLines(db, Number(form.id));
  await insertLines(db, Number(form.id), form, false);
  await insertLines(db, Number(form.id), removed, true);
  return true;
}

export async function setFormState(db: Db, form: StoredForm, state: FormState): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('forms')
    .set({ state, version: form.version + 1 })
    .where('id', '=', Number(form.id))
    .where('version', '=', form.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Another version, when something beside the paper has changed; false when somebody was faster. */
export async function raiseVersion(db: Db, form: StoredForm): Promise<boolean> {
  return setFormState(db, form, form.state);
}

export async function removeForm(db: Db, id: number): Promise<void> {
  await removeMonitoring(db, id);
  await removeManualScores(db, id);
  await removeLines(db, id);
  await db.deleteFrom('forms').where('id', '=', id).execute();
}

export async function listRemovedLines(db: Db, formId: number): Promise<RemovedLines> {
  const funds = await db
    .selectFrom('fundLines')
    .selectAll()
    .where('formId', '=', formId)
    .where('isRemoved', '=', 1)
    .orderBy('position')
    .execute();
  const rows = await db
    .selectFrom('formRows')
    .selectAll()
    .where('formId', '=', formId)
    .where('isRemoved', '=', 1)
    .orderBy('position')
    .execute();
  return { funds: funds.map(toFundLine), rows: rows.map(toFormRow) };
}

async function removeLines(db: Db, formId: number): Promise<void> {
  await db.deleteFrom('fundLines').where('formId', '=', formId).execute();
  await db.deleteFrom('formRows').where('formId', '=', formId).execute();
}

async function insertLines(db: Db, id: number, form: RemovedLines, areRemoved: boolean): Promise<void> {
  const isRemoved = areRemoved ? 1 : 0;
  if (form.funds.length > 0) {
    const funds = form.funds.map((line, position) => ({ ...line, formId: id, position, isRemoved }));
    for (const part of chunked(funds, 50)) await db.insertInto('fundLines').values(part).execute();
  }
  if (form.rows.length > 0) {
    const rows = form.rows.map((line, position) => {
      const { policyOverride, indicatorId, reasonAlertId, manualScore: _score, manualProposal: _open, ...row } = line;
      return {
        ...row,
        formId: id,
        position,
        isRemoved,
        reasonAlertId: reasonAlertId === null ? null : Number(reasonAlertId),
        indicatorId: indicatorId === null ? null : Number(indicatorId),
        policy: policyOverride === null ? null : JSON.stringify(policyOverride),
      };
    });
    for (const part of chunked(rows, 30)) await db.insertInto('formRows').values(part).execute();
  }
}

async function withParts(db: Db, forms: Selectable<Schema['forms']>[]): Promise<StoredForm[]> {
  if (forms.length === 0) return [];
  const ids = forms.map((form) => form.id);
  const funds = await db
    .selectFrom('fundLines')
    .selectAll()
    .where('formId', 'in', ids)
    .where('isRemoved', '=', 0)
    .orderBy('position')
    .execute();
  const rows = await db
    .selectFrom('formRows')
    .selectAll()
    .where('formId', 'in', ids)
    .where('isRemoved', '=', 0)
    .orderBy('position')
    .execute();
  const sources = await policySourcesOf(db, forms);
  const manual = await listManualScores(db, ids);
  return forms.map((form) => ({
    id: String(form.id),
    code: form.code,
    kind: form.kind,
    name: form.name,
    year: form.year,
    department: form.department,
    unit: form.unit,
    moneyUnit: form.moneyUnit,
    state: form.state,
    goals: { expected: form.goalExpected, actual: form.goalActual },
    funds: funds.filter((line) => line.formId === form.id).map(toFundLine),
    rows: rows.filter((row) => row.formId === form.id).map((row) => withManual(row, manual)),
    policy: resolvePolicy(form.kind, policyOverrideSchema.parse(JSON.parse(form.policy))),
    policyFrom:
      sources.find(({ number, version }) => number === form.policyNumber && version === form.policyVersion) ?? null,
    deductions: z.array(keptDeductionSchema).parse(JSON.parse(form.deductions)),
    printedTotal: form.printedTotal,
    setAsideTotal: form.setAsideTotal,
    weightTotal: form.weightTotal,
    version: form.version,
    isDemo: form.isDemo === 1,
  }));
}

function withManual(row: Selectable<Schema['formRows']>, manual: StoredManualScore[]): FormRow {
  const own = manual.filter(({ formId, rowKey }) => formId === row.formId && rowKey === row.key);
  return { ...toFormRow(row), ...manualScoresIn(own) };
}

function toFundLine({
  id: _id,
  formId: _form,
  position: _position,
  isRemoved: _removed,
  ...line
}: Selectable<Schema['fundLines']>): FundLine {
  return line;
}

function toFormRow(stored: Selectable<Schema['formRows']>): FormRow {
  const { id: _id, formId: _form, position: _position, isRemoved: _removed, ...line } = stored;
  const { policy, indicatorId, reasonAlertId, ...row } = line;
  return {
    ...row,
    reasonAlertId: reasonAlertId === null ? null : String(reasonAlertId),
    indicatorId: indicatorId === null ? null : String(indicatorId),
    policyOverride: policy === null ? null : policyOverrideSchema.parse(JSON.parse(policy)),
  };
}
