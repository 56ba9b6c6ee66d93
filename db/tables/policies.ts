import type { Insertable, Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import { type Policy, resolvePolicy } from '#domain/scoring/policy.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';
import type { PolicySource } from '#domain/scoring/policy-library.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

/** One version of a policy, with who made it, when and why. */
export interface StoredPolicy extends PolicySource {
  policy: Policy;
  reason: string;
  at: string;
  /** Name; null for what came with the system. */
  by: string | null;
}

const selectVersions = (db: Db) =>
  db
    .selectFrom('policyVersions')
    .leftJoin('users', 'users.id', 'policyVersions.actorId')
    .selectAll('policyVersions')
    .select('users.name as by');

/** The last version of each policy. */
export async function listPolicies(db: Db): Promise<StoredPolicy[]> {
  const rows = await selectVersions(db).orderBy('number').orderBy('version').execute();
  return [...new Map(rows.map((row) => [row.number, policyFrom(row)])).values()];
}

/** Every version, the newest first; empty when there is no such policy. */
export async function listPolicyVersions(db: Db, number: number): Promise<StoredPolicy[]> {
  const rows = await selectVersions(db).where('number', '=', number).orderBy('version', 'desc').execute();
  return rows.map(policyFrom);
}

/** Throws `policy.not-found`. */
export async function getPolicyVersion(db: Db, number: number, version: number): Promise<StoredPolicy> {
  const found = (await listPolicyVersions(db, number)).find((one) => one.version === version);
  if (!found) throw new Failure('policy.not-found', { number, version });
  return found;
}

/** The versions that these forms follow, by name. */
export async function policySourcesOf(
  db: Db,
  forms: readonly { policyNumber: number | null }[],
): Promise<PolicySource[]> {
  const numbers = [...new Set(forms.flatMap(({ policyNumber }) => (policyNumber === null ? [] : [policyNumber])))];
  if (numbers.length === 0) return [];
  return db.selectFrom('policyVersions').select(['number', 'version', 'name']).where('number', 'in', numbers).execute();
}

export async function insertPolicyVersion(db: Db, version: Insertable<Schema['policyVersions']>): Promise<void> {
  await db.insertInto('policyVersions').values(version).execute();
}

function policyFrom(row: Selectable<Schema['policyVersions']> & { by: string | null }): StoredPolicy {
  const { number, version, name, reason, at, by } = row;
  const parts = policyOverrideSchema.parse(JSON.parse(row.content));
  return { number, version, name, policy: resolvePolicy(parts.preset ?? 'mof-2020', parts), reason, at, by };
}
