import type { Month } from '#domain/period.ts';
import type { Db } from '../connection.ts';

export interface SavedUnder {
  departmentCode: string;
  month: Month;
}

/** The report an act of saving was carried out on; null when the key is new. */
export async function findSaveKey(db: Db, key: string): Promise<SavedUnder | null> {
  const row = await db
    .selectFrom('saveKeys')
    .innerJoin('reports', 'reports.id', 'saveKeys.reportId')
    .select(['reports.departmentCode', 'reports.month'])
    .where('key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps the key, and forgets those of the same report from before `forgetBefore`: nobody sends them again. */
export async function insertSaveKey(
  db: Db,
  saved: { key: string; reportId: number; version: number; at: string },
  forgetBefore: string,
): Promise<void> {
  await db.deleteFrom('saveKeys').where('reportId', '=', saved.reportId).where('at', '<', forgetBefore).execute();
  await db.insertInto('saveKeys').values(saved).execute();
}
