import { type Thresholds, thresholdsSchema } from '#domain/settings/thresholds.ts';
import type { Db } from '../connection.ts';

/** One change of a year's thresholds, with who made it, when and why. */
export interface ThresholdVersion {
  version: number;
  thresholds: Thresholds;
  reason: string;
  at: string;
  by: string | null;
}

/** Every change, the newest first; none: the year is judged as it was created. */
export async function listThresholdVersions(db: Db, year: number): Promise<ThresholdVersion[]> {
  const rows = await db
    .selectFrom('thresholdVersions')
    .leftJoin('users', 'users.id', 'thresholdVersions.actorId')
    .select(['version', 'thresholds', 'reason', 'at', 'users.name as by'])
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, thresholds: thresholdsSchema.parse(JSON.parse(row.thresholds)) }));
}

/** Keeps the change and puts it into force. */
export async function setThresholds(
  db: Db,
  year: number,
  {
    thresholds,
    ...change
  }: { thresholds: Thresholds; version: number; reason: string; actorId: number | null; at: string },
): Promise<void> {
  const text = JSON.stringify(thresholds);
  await db
    .insertInto('thresholdVersions')
    .values({ ...change, year, thresholds: text })
    .execute();
  await db.updateTable('years').set({ thresholds: text }).where('year', '=', year).execute();
}
