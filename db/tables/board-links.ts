import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type BoardLink = Selectable<Schema['boardLinks']>;

/** The newest first. */
export async function listBoardLinks(db: Db): Promise<BoardLink[]> {
  return db.selectFrom('boardLinks').selectAll().orderBy('id', 'desc').execute();
}

export async function findBoardLink(db: Db, tokenHash: string): Promise<BoardLink | null> {
  const row = await db.selectFrom('boardLinks').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst();
  return row ?? null;
}

export async function insertBoardLink(db: Db, link: Insertable<Schema['boardLinks']>): Promise<number> {
  const { id } = await db.insertInto('boardLinks').values(link).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** False when there is no such link, or it was revoked before. */
export async function revokeBoardLink(db: Db, id: number, by: number | null, at: string): Promise<boolean> {
  const result = await db
    .updateTable('boardLinks')
    .set({ revokedBy: by, revokedAt: at })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function touchBoardLink(db: Db, id: number, at: string): Promise<void> {
  await db.updateTable('boardLinks').set({ lastSeenAt: at }).where('id', '=', id).execute();
}
