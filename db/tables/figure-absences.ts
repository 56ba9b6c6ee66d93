import type { Insertable, Selectable } from 'kysely';
import type { Month } from '#domain/period.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type FigureAbsence = Selectable<Schema['figureAbsences']>;

/** Months approved as 未发生, both ends included. */
export async function listAbsences(db: Db, from: Month, to: Month, indicatorIds: number[]): Promise<FigureAbsence[]> {
  if (indicatorIds.length === 0) return [];
  return db
    .selectFrom('figureAbsences')
    .selectAll()
    .where('month', '>=', from)
    .where('month', '<=', to)
    .where('indicatorId', 'in', indicatorIds)
    .orderBy('month')
    .execute();
}

/** Puts what a report now says did not occur in place of what it said before. */
export async function replaceAbsencesOf(
  db: Db,
  reportId: number,
  absences: Insertable<Schema['figureAbsences']>[],
): Promise<void> {
  await db.deleteFrom('figureAbsences').where('reportId', '=', reportId).execute();
  for (const part of chunked(absences)) await db.insertInto('figureAbsences').values(part).execute();
}
