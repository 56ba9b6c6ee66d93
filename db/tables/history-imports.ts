import type { Insertable, Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type HistoryImport = Selectable<Schema['historyImports']>;
export type HistoryCell = Selectable<Schema['historyImportCells']>;

/** The newest first. */
export async function listHistoryImports(db: Db): Promise<HistoryImport[]> {
  return db.selectFrom('historyImports').selectAll().orderBy('id', 'desc').execute();
}

export async function getHistoryImport(db: Db, id: number): Promise<HistoryImport> {
  const row = await db.selectFrom('historyImports').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Failure('history.not-found', { id });
  return row;
}

export async function insertHistoryImport(db: Db, row: Insertable<Schema['historyImports']>): Promise<number> {
  const { id } = await db.insertInto('historyImports').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** False when it was taken back meanwhile. */
export async function setHistoryUndone(db: Db, id: number, undone: { by: number | null; at: string }) {
  const result = await db
    .updateTable('historyImports')
    .set({ undoneAt: undone.at, undoneBy: undone.by })
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function listHistoryCells(db: Db, importId: number): Promise<HistoryCell[]> {
  return db
    .selectFrom('historyImportCells')
    .selectAll()
    .where('importId', '=', importId)
    .orderBy('month')
    .orderBy('indicatorId')
    .execute();
}

export async function insertHistoryCells(db: Db, cells: HistoryCell[]): Promise<void> {
  for (const part of chunked(cells)) await db.insertInto('historyImportCells').values(part).execute();
}
