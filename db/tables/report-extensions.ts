import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Day } from '#domain/calendar/working-days.ts';
import { type Month, monthOf } from '#domain/period.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredExtension = Selectable<Schema['reportExtensions']>;

/** Extensions for months of the year, the newest first. */
export async function listExtensions(db: Db, year: number): Promise<StoredExtension[]> {
  return db
    .selectFrom('reportExtensions')
    .selectAll()
    .where('month', '>=', monthOf(year, 1))
    .where('month', '<=', monthOf(year, 12))
    .orderBy('id', 'desc')
    .execute();
}

export async function findExtension(db: Db, id: number): Promise<StoredExtension | null> {
  const row = await db.selectFrom('reportExtensions').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Of one report, the newest first. */
export async function listExtensionsOf(db: Db, department: string, month: Month): Promise<StoredExtension[]> {
  return db
    .selectFrom('reportExtensions')
    .selectAll()
    .where('departmentCode', '=', department)
    .where('month', '=', month)
    .orderBy('id', 'desc')
    .execute();
}

/** The last day of every extension in force on the day, by `dept03:2024-10`. */
export async function extensionsInForce(db: Db, year: number, today: Day): Promise<Map<string, Day>> {
  const rows = await db
    .selectFrom('reportExtensions')
    .select(['departmentCode', 'month', 'until'])
    .where('month', '>=', monthOf(year, 1))
    .where('month', '<=', monthOf(year, 12))
    .where('state', '=', 'granted')
    .where('until', '>=', today)
    .execute();
  return new Map(rows.map(({ departmentCode, month, until }) => [`${departmentCode}:${month}`, until!]));
}

export async function insertExtension(db: Db, extension: Insertable<Schema['reportExtensions']>): Promise<number> {
  const row = await db.insertInto('reportExtensions').values(extension).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function updateExtension(
  db: Db,
  id: number,
  change: Updateable<Schema['reportExtensions']>,
): Promise<void> {
  await db.updateTable('reportExtensions').set(change).where('id', '=', id).execute();
}
