import type { Waiver } from '#domain/consistency/waiver.ts';
import type { Db } from '../connection.ts';

/** Every waiver ever given in a year, newest first. */
export async function listWaivers(db: Db, year: number): Promise<Waiver[]> {
  const rows = await db
    .selectFrom('checkWaivers')
    .leftJoin('users', 'users.id', 'checkWaivers.actorId')
    .leftJoin('users as withdrawers', 'withdrawers.id', 'checkWaivers.withdrawnBy')
    .selectAll('checkWaivers')
    .select(['users.name as byName', 'withdrawers.name as withdrawnByName'])
    .where('checkWaivers.year', '=', year)
    .orderBy('checkWaivers.id', 'desc')
    .execute();
  return rows.map(({ id, finding, numbers, message, reason, at, byName: by, withdrawnAt, ...row }) => {
    const withdrawn =
      withdrawnAt === null ? null : { reason: row.withdrawnReason ?? '', by: row.withdrawnByName, at: withdrawnAt };
    return { id, finding, numbers, message, reason, by, at, withdrawn };
  });
}

export async function insertWaiver(
  db: Db,
  waiver: Pick<Waiver, 'finding' | 'numbers' | 'message' | 'reason' | 'at'> & { year: number; actorId: number | null },
): Promise<void> {
  await db.insertInto('checkWaivers').values(waiver).execute();
}

export async function withdrawWaiver(
  db: Db,
  id: number,
  { reason, actorId, at }: { reason: string; actorId: number | null; at: string },
): Promise<void> {
  await db
    .updateTable('checkWaivers')
    .set({ withdrawnReason: reason, withdrawnBy: actorId, withdrawnAt: at })
    .where('id', '=', id)
    .execute();
}
