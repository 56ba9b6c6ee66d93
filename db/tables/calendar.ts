import type { Insertable, Selectable } from 'kysely';
import type { CalendarDay } from '#domain/calendar/calendar-days.ts';
import type { Day } from '#domain/calendar/working-days.ts';
import { type Month, monthOf } from '#domain/period.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredDay = Selectable<Schema['calendarDays']>;

/** Days that differ from the plain week, both ends included. */
export async function listCalendarDays(db: Db, from: Day, to: Day): Promise<StoredDay[]> {
  return db
    .selectFrom('calendarDays')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('date')
    .execute();
}

/** Writes the days over those of the same date. */
export async function setCalendarDays(db: Db, days: CalendarDay[], isDemo: 0 | 1 = 0): Promise<void> {
  for (const { date, kind, name } of days) {
    await db
      .insertInto('calendarDays')
      .values({ date, kind, name, isDemo })
      .onConflict((conflict) => conflict.column('date').doUpdateSet({ kind, name, isDemo }))
      .execute();
  }
}

export async function removeCalendarDay(db: Db, date: Day): Promise<void> {
  await db.deleteFrom('calendarDays').where('date', '=', date).execute();
}

/** Due days the officer set for months of the year, with who set them. */
export async function listDueOverrides(db: Db, year: number) {
  return db
    .selectFrom('dueOverrides')
    .leftJoin('users', 'users.id', 'dueOverrides.actorId')
    .select(['dueOverrides.month', 'date', 'reason', 'at', 'dueOverrides.isDemo', 'users.name as by'])
    .where('month', '>=', monthOf(year, 1))
    .where('month', '<=', monthOf(year, 12))
    .orderBy('month')
    .execute();
}

export async function setDueOverride(db: Db, override: Insertable<Schema['dueOverrides']>): Promise<void> {
  const { month: _month, ...change } = override;
  await db
    .insertInto('dueOverrides')
    .values(override)
    .onConflict((conflict) => conflict.column('month').doUpdateSet(change))
    .execute();
}

export async function removeDueOverride(db: Db, month: Month): Promise<void> {
  await db.deleteFrom('dueOverrides').where('month', '=', month).execute();
}
