import type { Kysely } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { up } from '#db/migrations/0012-policy-versions.ts';
import { getForm, insertForm } from '#db/tables/forms.ts';
import { insertPolicyVersion, listPolicies } from '#db/tables/policies.ts';
import { formFromDraft } from '#domain/forms/form.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { resolvePolicy } from '#domain/scoring/policy.ts';

let db: Db;
afterEach(() => db.destroy());

const AT = '2024-11-02T00:00:00.000Z';
const draft = formDraftSchema.parse({
  kind: 'project',
  year: 2023,
  name: '甲项目',
  policy: { preset: 'project', belowMoneyCeiling: 'pass-line' },
});
const version = (number: number, of: number, name: string) => ({
  number,
  version: of,
  name,
  content: JSON.stringify(resolvePolicy('project')),
  reason: '测试',
  actorId: null,
  at: AT,
});

describe('policies in the database', () => {
  it('leave forms from before the library the policy they had', async () => {
    db = openDatabase(':memory:');
    await migrate(db);
    const form = formFromDraft(draft, { id: '0' });
    const id = await insertForm(db, { ...form, code: 'x' }, false, AT);
    await db.schema.dropTable('policy_versions').execute();
    for (const column of ['policy_number', 'policy_version']) {
      await db.schema.alterTable('forms').dropColumn(column).execute();
    }
    await up(db as unknown as Kysely<unknown>);
    const { policy, policyFrom } = await getForm(db, id);
    expect([policy, policyFrom]).toEqual([form.policy, null]);
  });

  it('are offered in their last version, and a version is written once only', async () => {
    db = openDatabase(':memory:');
    await migrate(db);
    for (const [of, name] of [
      [1, '甲'],
      [2, '乙'],
    ] as const) {
      await insertPolicyVersion(db, version(1, of, name));
    }
    expect((await listPolicies(db)).map(({ version: last, name }) => [last, name])).toEqual([[2, '乙']]);
    await expect(insertPolicyVersion(db, version(1, 2, '丙'))).rejects.toThrow(/UNIQUE/);
  });

  it('tell a form which version it follows', async () => {
    db = openDatabase(':memory:');
    await migrate(db);
    await insertPolicyVersion(db, version(1, 1, '甲'));
    await insertPolicyVersion(db, version(1, 2, '乙'));
    const policyFrom = { number: 1, version: 1, name: '甲' };
    const form = { ...formFromDraft(draft, { id: '0' }), policyFrom, code: 'x' };
    const id = await insertForm(db, form, false, AT);
    expect((await getForm(db, id)).policyFrom).toEqual(policyFrom);
  });
});
