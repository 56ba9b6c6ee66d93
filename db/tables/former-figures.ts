import type { Insertable, Selectable } from 'kysely';
import type { Month } from '#domain/period.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type FormerFigure = Selectable<Schema['formerFigures']>;

export async function insertFormerFigures(db: Db, figures: Insertable<Schema['formerFigures']>[]): Promise<void> {
  for (const part of chunked(figures)) await db.insertInto('formerFigures').values(part).execute();
}

/** What these indicators said officially from `from` to `to` before it was corrected, the earliest first. */
export async function listFormerFigures(
  db: Db,
  from: Month,
  to: Month,
  indicatorIds: number[],
): Promise<FormerFigure[]> {
  if (indicatorIds.length === 0) return [];
  return db
    .selectFrom('formerFigures')
    .selectAll()
    .where('month', '>=', from)
    .where('month', '<=', to)
    .where('indicatorId', 'in', indicatorIds)
    .orderBy('id')
    .execute();
}
