import { resolvePolicy } from '#domain/scoring/policy.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';
import { isSamePolicy } from '#domain/scoring/policy-library.ts';
import type { Db } from '../connection.ts';
import type { StoredForm } from './forms.ts';

/** Keeps the form's policy, its rows' own parts and its deductions, while nobody else has changed it; false when somebody was faster. */
export async function updateFormScoring(db: Db, form: StoredForm): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('forms')
    .set({
      policy: JSON.stringify(form.policy),
      policyNumber: form.policyFrom?.number ?? null,
      policyVersion: form.policyFrom?.version ?? null,
      deductions: JSON.stringify(form.deductions),
      version: form.version + 1,
    })
    .where('id', '=', Number(form.id))
    .where('version', '=', form.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  for (const { key, policyOverride } of form.rows) {
    await db
      .updateTable('formRows')
      .set({ policy: policyOverride === null ? null : JSON.stringify(policyOverride) })
      .where('formId', '=', Number(form.id))
      .where('key', '=', key)
      .execute();
  }
  return true;
}

/** All forms, by year and name, with the version each follows; `preset` is what it follows without one, or begins from. */
export async function listFormsByPolicy(db: Db) {
  const forms = await db
    .selectFrom('forms')
    .select(['id', 'year', 'name', 'kind', 'state', 'policy', 'policyNumber', 'policyVersion'])
    .orderBy('year', 'desc')
    .orderBy('id')
    .execute();
  return forms.map(({ policy: text, policyNumber, policyVersion, ...form }) => {
    const policy = resolvePolicy(form.kind, policyOverrideSchema.parse(JSON.parse(text)));
    const isOwn = policyNumber === null && !isSamePolicy(policy, resolvePolicy(policy.preset));
    return { ...form, preset: policy.preset, isOwn, number: policyNumber, version: policyVersion };
  });
}
