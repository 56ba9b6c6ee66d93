import type { Insertable, Selectable, Updateable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type OutboxRow = Selectable<Schema['outbox']>;

/** Does nothing for a message that is there already. */
export async function insertOutbox(db: Db, message: Insertable<Schema['outbox']>): Promise<void> {
  await db
    .insertInto('outbox')
    .values(message)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** The newest first. */
export async function listOutbox(db: Db, most: number): Promise<OutboxRow[]> {
  return db.selectFrom('outbox').selectAll().orderBy('id', 'desc').limit(most).execute();
}

export async function getOutboxRow(db: Db, id: number): Promise<OutboxRow> {
  const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Failure('outbox.not-found', { id });
  return row;
}

/** What waits to be tried, and what was being sent by somebody who has not answered in time; oldest first. */
export async function listDueOutbox(db: Db, now: string, most: number): Promise<OutboxRow[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('state', 'in', ['waiting', 'sending'])
    .where('dueAt', '<=', now)
    .orderBy('id')
    .limit(most)
    .execute();
}

/** Takes a message as it was read; false when somebody else was faster, whatever the engine and however many processes. */
export async function claimOutbox(db: Db, row: OutboxRow, until: string): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({ state: 'sending', attempts: row.attempts + 1, dueAt: until })
    .where('id', '=', row.id)
    .where('attempts', '=', row.attempts)
    .where('state', '=', row.state)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What came of the attempt, unless somebody else has taken the message over since. */
export async function settleOutbox(
  db: Db,
  claim: { id: number; attempts: number },
  change: Updateable<Schema['outbox']>,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set(change)
    .where('id', '=', claim.id)
    .where('attempts', '=', claim.attempts)
    .where('state', '=', 'sending')
    .execute();
}

/** It has arrived, whoever else may hold it now: nobody is to try again. */
export async function markSent(db: Db, id: number, sentAt: string): Promise<void> {
  await db.updateTable('outbox').set({ state: 'sent', sentAt, lastError: null }).where('id', '=', id).execute();
}

/** Changes a message that is still as it was read; false when it has moved on. */
export async function updateOutbox(db: Db, row: OutboxRow, change: Updateable<Schema['outbox']>): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set(change)
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .where('attempts', '=', row.attempts)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
