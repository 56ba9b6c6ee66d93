import type { Insertable } from 'kysely';
import type { Day } from '#domain/calendar/working-days.ts';
import type { Deputyship } from '#domain/delegations.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

function withPeople(db: Db) {
  return db
    .selectFrom('delegations')
    .innerJoin('departments', 'departments.code', 'delegations.departmentCode')
    .innerJoin('users as principals', 'principals.id', 'delegations.principalId')
    .innerJoin('users as deputies', 'deputies.id', 'delegations.deputyId')
    .leftJoin('users as creators', 'creators.id', 'delegations.createdBy')
    .select([
      'delegations.id',
      'delegations.departmentCode as department',
      'departments.name as departmentName',
      'delegations.principalId',
      'principals.name as principal',
      'delegations.deputyId',
      'deputies.name as deputy',
      'deputies.departmentCode as deputyDepartment',
      'fromDay as from',
      'toDay as to',
      'delegations.reason',
      'creators.name as createdBy',
      'delegations.createdAt',
      'delegations.revokedAt',
      'delegations.isDemo',
    ]);
}
export type StoredDelegation = Awaited<ReturnType<typeof listDelegations>>[number];

/** All there ever were, the newest first; of one department, or of all. */
export async function listDelegations(db: Db, department?: string) {
  const query = withPeople(db).orderBy('delegations.id', 'desc');
  return (department === undefined ? query : query.where('delegations.departmentCode', '=', department)).execute();
}

export async function findDelegation(db: Db, id: number): Promise<StoredDelegation | null> {
  return (await withPeople(db).where('delegations.id', '=', id).executeTakeFirst()) ?? null;
}

/**
 * The departments a user acts for on the day. It lapses when the one who is away is switched off or no longer heads the
 * department: then there is nobody to act for.
 */
export async function listDeputyships(db: Db, userId: number, day: Day): Promise<Deputyship[]> {
  return db
    .selectFrom('delegations')
    .innerJoin('departments', 'departments.code', 'delegations.departmentCode')
    .innerJoin('users', (join) =>
      join
        .onRef('users.id', '=', 'delegations.principalId')
        .onRef('users.departmentCode', '=', 'delegations.departmentCode'),
    )
    .select([
      'departments.code as department',
      'departments.name as departmentName',
      'users.name as principal',
      'toDay as to',
    ])
    .where('deputyId', '=', userId)
    .where('fromDay', '<=', day)
    .where('toDay', '>=', day)
    .where('revokedAt', 'is', null)
    .where('users.isActive', '=', 1)
    .orderBy('departments.position')
    .execute();
}

/** Who acts for the department on the day, under the same conditions. */
export async function listDeputies(db: Db, department: string, day: Day): Promise<number[]> {
  const rows = await db
    .selectFrom('delegations')
    .innerJoin('users', (join) =>
      join
        .onRef('users.id', '=', 'delegations.principalId')
        .onRef('users.departmentCode', '=', 'delegations.departmentCode'),
    )
    .select('delegations.deputyId')
    .where('delegations.departmentCode', '=', department)
    .where('fromDay', '<=', day)
    .where('toDay', '>=', day)
    .where('revokedAt', 'is', null)
    .where('users.isActive', '=', 1)
    .execute();
  return rows.map(({ deputyId }) => deputyId);
}

export async function insertDelegation(db: Db, delegation: Insertable<Schema['delegations']>): Promise<number> {
  const row = await db.insertInto('delegations').values(delegation).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function revokeDelegation(
  db: Db,
  id: number,
  revoked: { revokedBy: number | null; revokedAt: string },
): Promise<void> {
  await db.updateTable('delegations').set(revoked).where('id', '=', id).execute();
}
