import type { Insertable, Selectable, Updateable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import type { Reading } from '#domain/reading/reading.ts';
import { type Decisions, decisionsSchema, type ReadingCounts } from '#domain/reading/review.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

type Row = Selectable<Schema['readings']>;
type Brief = Omit<Row, 'result' | 'decisions' | 'counts'> & { counts: ReadingCounts };
export type StoredReading = Brief & { result: Reading; decisions: Decisions };

const BRIEF = ['id', 'at', 'actorId', 'fileName', 'digest', 'format', 'year', 'state', 'version'] as const;

/** The newest first, without what was read. */
export async function listReadings(db: Db): Promise<Brief[]> {
  const rows = await db
    .selectFrom('readings')
    .select([...BRIEF, 'counts', 'settledAt', 'settledBy'])
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, counts: JSON.parse(row.counts) as ReadingCounts }));
}

export async function getReading(db: Db, id: number): Promise<StoredReading> {
  const row = await db.selectFrom('readings').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Failure('reading.not-found', { id });
  return {
    ...row,
    counts: JSON.parse(row.counts) as ReadingCounts,
    result: JSON.parse(row.result) as Reading,
    decisions: decisionsSchema.parse(JSON.parse(row.decisions)),
  };
}

export async function insertReading(db: Db, row: Insertable<Schema['readings']>): Promise<number> {
  const { id } = await db.insertInto('readings').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** False when somebody else changed it since this version, or it was settled. */
export async function updateReading(
  db: Db,
  { id, version }: { id: number; version: number },
  change: Omit<Updateable<Schema['readings']>, 'id' | 'version'>,
): Promise<boolean> {
  const result = await db
    .updateTable('readings')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
