import type { Insertable, Selectable, Updateable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type User = Selectable<Schema['users']>;

export async function findUser(db: Db, username: string): Promise<User | null> {
  const row = await db.selectFrom('users').selectAll().where('username', '=', username).executeTakeFirst();
  return row ?? null;
}

export async function getUser(db: Db, username: string): Promise<User> {
  const user = await findUser(db, username);
  if (!user) throw new Failure('user.not-found', { username });
  return user;
}

export async function listUsers(db: Db): Promise<User[]> {
  return db.selectFrom('users').selectAll().orderBy('id').execute();
}

/** Names by number, for whoever is shown as having done something. */
export async function userNames(db: Db): Promise<Map<number, string>> {
  const rows = await db.selectFrom('users').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function countUsers(db: Db): Promise<number> {
  const row = await db
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function insertUser(db: Db, user: Insertable<Schema['users']>): Promise<number> {
  const row = await db.insertInto('users').values(user).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function updateUser(db: Db, id: number, change: Updateable<Schema['users']>): Promise<void> {
  await db.updateTable('users').set(change).where('id', '=', id).execute();
}
