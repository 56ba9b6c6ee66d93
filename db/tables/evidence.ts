import type { Insertable, Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import type { Month } from '#domain/period.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type Evidence = Selectable<Schema['evidence']>;

/** A line with the report it belongs to. */
export interface PlacedEvidence extends Evidence {
  departmentCode: string;
  month: Month;
  indicatorCode: string;
}

function placed(db: Db) {
  return db
    .selectFrom('evidence')
    .innerJoin('reports', 'reports.id', 'evidence.reportId')
    .innerJoin('indicators', 'indicators.id', 'evidence.indicatorId')
    .selectAll('evidence')
    .select(['reports.departmentCode', 'reports.month', 'indicators.code as indicatorCode']);
}

export async function getEvidence(db: Db, id: number): Promise<PlacedEvidence> {
  const row = await placed(db).where('evidence.id', '=', id).executeTakeFirst();
  if (!row) throw new Failure('evidence.not-found', { id });
  return row;
}

/** The line that an act of adding made; null when the key is new. */
export async function findEvidenceUnder(db: Db, key: string): Promise<PlacedEvidence | null> {
  const row = await placed(db).where('evidence.key', '=', key).executeTakeFirst();
  return row ?? null;
}

/** All lines of a report in the order they came, those removed since included. */
export async function listEvidence(db: Db, reportId: number): Promise<Evidence[]> {
  return db.selectFrom('evidence').selectAll().where('reportId', '=', reportId).orderBy('id').execute();
}

/** All lines of an indicator's months, those removed since included. */
export async function listEvidenceOfMonths(
  db: Db,
  indicatorId: number,
  from: Month,
  to: Month,
): Promise<PlacedEvidence[]> {
  return placed(db)
    .where('evidence.indicatorId', '=', indicatorId)
    .where('reports.month', '>=', from)
    .where('reports.month', '<=', to)
    .orderBy('evidence.id')
    .execute();
}

export async function insertEvidence(db: Db, lines: Insertable<Schema['evidence']>[]): Promise<number> {
  const rows = await db.insertInto('evidence').values(lines).returning('id').execute();
  return rows.at(-1)!.id;
}

/** Marks a line as removed; who did it first stands. */
export async function setEvidenceRemoved(
  db: Db,
  id: number,
  mark: { removedBy: number | null; removedAt: string; removedVersion: number },
): Promise<void> {
  await db.updateTable('evidence').set(mark).where('id', '=', id).where('removedAt', 'is', null).execute();
}

/** Which files lines speak of: all others are leftovers. */
export async function listEvidenceDigests(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('evidence').select('digest').distinct().execute();
  return new Set(rows.map(({ digest }) => digest));
}
