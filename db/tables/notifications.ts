import type { Insertable } from 'kysely';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

/** Does nothing for a notice that the person has already. */
export async function insertNotification(db: Db, notification: Insertable<Schema['notifications']>): Promise<void> {
  await db
    .insertInto('notifications')
    .values(notification)
    .onConflict((conflict) => conflict.columns(['userId', 'key']).doNothing())
    .execute();
}

/** A person's notices, unread first, then the newest first. */
export async function listNotifications(db: Db, userId: number, most: number) {
  const mine = db
    .selectFrom('notifications')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most);
  const unread = await mine.where('readAt', 'is', null).execute();
  const read = await mine.where('readAt', 'is not', null).execute();
  return [...unread, ...read].slice(0, most);
}

export async function countUnread(db: Db, userId: number): Promise<number> {
  const row = await db
    .selectFrom('notifications')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Marks a person's own notices as read, those named or all; answers how many were not before. */
export async function markRead(db: Db, userId: number, ids: readonly number[] | null, at: string): Promise<number> {
  const mine = db
    .updateTable('notifications')
    .set({ readAt: at })
    .where('userId', '=', userId)
    .where('readAt', 'is', null);
  const result = await (ids === null ? mine : mine.where('id', 'in', ids)).executeTakeFirst();
  return Number(result.numUpdatedRows);
}
