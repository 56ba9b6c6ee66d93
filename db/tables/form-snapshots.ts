import type { Insertable, Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredSnapshot = Selectable<Schema['formSnapshots']>;

/** Signed papers are added and read; there is no way to change one. */
export async function insertSnapshot(db: Db, snapshot: Insertable<Schema['formSnapshots']>): Promise<void> {
  await db.insertInto('formSnapshots').values(snapshot).execute();
}

/** The papers of these forms, first version first. */
export async function listSnapshots(db: Db, formIds: number[]): Promise<StoredSnapshot[]> {
  if (formIds.length === 0) return [];
  return db.selectFrom('formSnapshots').selectAll().where('formId', 'in', formIds).orderBy('version').execute();
}

/** Throws `form.snapshot-not-found`. */
export async function getSnapshot(db: Db, formId: number, version: number): Promise<StoredSnapshot> {
  const row = await db
    .selectFrom('formSnapshots')
    .selectAll()
    .where('formId', '=', formId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Failure('form.snapshot-not-found', { formId, version });
  return row;
}

export async function insertFormEvent(db: Db, event: Insertable<Schema['formEvents']>): Promise<void> {
  await db.insertInto('formEvents').values(event).execute();
}

export async function listFormEvents(db: Db, formId: number) {
  return db
    .selectFrom('formEvents')
    .leftJoin('users', 'users.id', 'formEvents.actorId')
    .select([
      'formEvents.move',
      'formEvents.reason',
      'formEvents.snapshotVersion',
      'formEvents.at',
      'users.name as actor',
    ])
    .where('formEvents.formId', '=', formId)
    .orderBy('formEvents.id')
    .execute();
}
