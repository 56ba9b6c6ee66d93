import type { Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import type { Form, FormRow, FundLine } from '#domain/forms/form.ts';
import { deductionSchema } from '#domain/forms/form-draft.ts';
import { resolvePolicy } from '#domain/scoring/policy.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';
import { z } from '#domain/zod.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

/** A form with what is known of it besides the paper. */
export type StoredForm = Form & { isDemo: boolean };

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
      deductions: JSON.stringify(form.deductions),
      printedTotal: form.printedTotal,
      isDemo: isDemo ? 1 : 0,
      createdAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (form.funds.length > 0) {
    const funds = form.funds.map((line, position) => ({ ...line, formId: id, position }));
    await db.insertInto('fundLines').values(funds).execute();
  }
  if (form.rows.length > 0) {
    const rows = form.rows.map(({ policyOverride, indicatorId, ...row }, position) => ({
      ...row,
      formId: id,
      position,
      indicatorId: indicatorId === null ? null : Number(indicatorId),
      policy: policyOverride === null ? null : JSON.stringify(policyOverride),
    }));
    await db.insertInto('formRows').values(rows).execute();
  }
  return id;
}

async function withParts(db: Db, forms: Selectable<Schema['forms']>[]): Promise<StoredForm[]> {
  if (forms.length === 0) return [];
  const ids = forms.map((form) => form.id);
  const funds = await db.selectFrom('fundLines').selectAll().where('formId', 'in', ids).orderBy('position').execute();
  const rows = await db.selectFrom('formRows').selectAll().where('formId', 'in', ids).orderBy('position').execute();
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
    rows: rows.filter((row) => row.formId === form.id).map(toFormRow),
    policy: resolvePolicy(form.kind, policyOverrideSchema.parse(JSON.parse(form.policy))),
    deductions: z.array(deductionSchema).parse(JSON.parse(form.deductions)),
    printedTotal: form.printedTotal,
    isDemo: form.isDemo === 1,
  }));
}

function toFundLine({
  id: _id,
  formId: _form,
  position: _position,
  ...line
}: Selectable<Schema['fundLines']>): FundLine {
  return line;
}

function toFormRow(stored: Selectable<Schema['formRows']>): FormRow {
  const { id: _id, formId: _form, position: _position, policy, indicatorId, ...row } = stored;
  return {
    ...row,
    indicatorId: indicatorId === null ? null : String(indicatorId),
    policyOverride: policy === null ? null : policyOverrideSchema.parse(JSON.parse(policy)),
  };
}
