import { type Month, monthOf } from '#domain/period.ts';
import type { Db } from '../connection.ts';

export interface Reminder {
  departmentCode: string;
  month: string;
  /** The center's calendar day. */
  day: string;
  at: string;
  by: string | null;
}

/** Reminders for the months of a year, the oldest first. */
export async function listReminders(db: Db, year: number): Promise<Reminder[]> {
  return db
    .selectFrom('reportReminders')
    .leftJoin('users', 'users.id', 'reportReminders.actorId')
    .select(['reportReminders.departmentCode', 'month', 'day', 'at', 'users.name as by'])
    .where('month', '>=', monthOf(year, 1))
    .where('month', '<=', monthOf(year, 12))
    .orderBy('reportReminders.id')
    .execute();
}

/** The last reminder of one department and month, or null. */
export async function findLastReminder(db: Db, department: string, month: Month) {
  const row = await db
    .selectFrom('reportReminders')
    .leftJoin('users', 'users.id', 'reportReminders.actorId')
    .select(['day', 'at', 'users.name as by'])
    .where('reportReminders.departmentCode', '=', department)
    .where('month', '=', month)
    .orderBy('reportReminders.id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** False when the department was already reminded of the month on that day. */
export async function insertReminder(
  db: Db,
  reminder: { departmentCode: string; month: Month; day: string; actorId: number | null; at: string },
): Promise<boolean> {
  const result = await db
    .insertInto('reportReminders')
    .values(reminder)
    .onConflict((conflict) => conflict.columns(['departmentCode', 'month', 'day']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
