import type { Selectable } from 'kysely';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type TimedJob = Selectable<Schema['timedJobs']>;

export async function findTimedJob(db: Db, name: string): Promise<TimedJob | null> {
  return (await db.selectFrom('timedJobs').selectAll().where('name', '=', name).executeTakeFirst()) ?? null;
}

export interface Lease {
  name: string;
  /** Who asks for it: one process. */
  holder: string;
  now: string;
  until: string;
  /** It is not given when the job has been done at or after this time. */
  dueAt: string;
}

/**
 * Takes the job's row for one runner until `until`, or answers false: it is done already or somebody else is at it. One
 * conditional change, so that of two who ask at once the second finds it taken, in either engine.
 */
export async function takeLease(db: Db, { name, holder, now, until, dueAt }: Lease): Promise<boolean> {
  return db.transaction().execute(async (inside) => {
    const unknown = { name, holder: null, heldUntil: null, doneAt: null, failedAt: null, failure: null };
    await inside
      .insertInto('timedJobs')
      .values(unknown)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const { numUpdatedRows } = await inside
      .updateTable('timedJobs')
      .set({ holder, heldUntil: until })
      .where('name', '=', name)
      .where((row) => row.or([row('heldUntil', 'is', null), row('heldUntil', '<', now)]))
      .where((row) => row.or([row('doneAt', 'is', null), row('doneAt', '<', dueAt)]))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}

/** Gives the row back with what became of it; nothing when somebody else has it by now. */
export async function endLease(
  db: Db,
  { name, holder }: Pick<Lease, 'name' | 'holder'>,
  outcome: { doneAt: string; failedAt: null; failure: null } | { failedAt: string; failure: string },
): Promise<void> {
  await db
    .updateTable('timedJobs')
    .set({ ...outcome, holder: null, heldUntil: null })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute();
}
