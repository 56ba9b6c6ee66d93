import type { Insertable, Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredItem = Selectable<Schema['budgetItems']>;
export type StoredLine = Selectable<Schema['budgetLines']>;
export type StoredAdjustment = Awaited<ReturnType<typeof listAdjustments>>[number];

export async function listBudgetItems(db: Db, year: number): Promise<StoredItem[]> {
  return db.selectFrom('budgetItems').selectAll().where('year', '=', year).orderBy('position').orderBy('id').execute();
}

export async function getBudgetItem(db: Db, id: number): Promise<StoredItem> {
  const row = await db.selectFrom('budgetItems').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Failure('project.not-found', { id });
  return row;
}

export async function insertBudgetItem(
  db: Db,
  item: Insertable<Schema['budgetItems']>,
  lines: Omit<Insertable<Schema['budgetLines']>, 'itemId' | 'position'>[],
): Promise<{ id: number; lines: StoredLine[] }> {
  const { id } = await db.insertInto('budgetItems').values(item).returning('id').executeTakeFirstOrThrow();
  const rows = lines.map((line, position) => ({ ...line, itemId: id, position }));
  const stored = await db.insertInto('budgetLines').values(rows).returningAll().execute();
  return { id, lines: stored.sort((one, other) => one.position - other.position) };
}

/** The lines of these projects, in the order of the paper. */
export async function listBudgetLines(db: Db, itemIds: readonly number[]): Promise<StoredLine[]> {
  const lines: StoredLine[] = [];
  for (const part of chunked(itemIds)) {
    const rows = await db
      .selectFrom('budgetLines')
      .selectAll()
      .where('itemId', 'in', part)
      .orderBy('itemId')
      .orderBy('position')
      .execute();
    lines.push(...rows);
  }
  return lines;
}

export async function getBudgetLine(db: Db, id: number): Promise<StoredLine & { year: number; item: string }> {
  const row = await db
    .selectFrom('budgetLines')
    .innerJoin('budgetItems', 'budgetItems.id', 'budgetLines.itemId')
    .selectAll('budgetLines')
    .select(['budgetItems.year', 'budgetItems.name as item'])
    .where('budgetLines.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Failure('budget.line-not-found', { id });
  return row;
}

export async function setInitial(db: Db, id: number, initialMicro: number | null): Promise<void> {
  await db.updateTable('budgetLines').set({ initialMicro }).where('id', '=', id).execute();
}

/** In the order of their days, with who registered them. */
export async function listAdjustments(db: Db, lineIds: readonly number[]) {
  if (lineIds.length === 0) return [];
  return db
    .selectFrom('budgetAdjustments')
    .leftJoin('users', 'users.id', 'budgetAdjustments.actorId')
    .selectAll('budgetAdjustments')
    .select('users.name as by')
    .where('lineId', 'in', lineIds)
    .orderBy('date')
    .orderBy('budgetAdjustments.id')
    .execute();
}

export async function findAdjustment(db: Db, id: number): Promise<Selectable<Schema['budgetAdjustments']> | null> {
  const row = await db.selectFrom('budgetAdjustments').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

export async function hasCounterEntry(db: Db, id: number): Promise<boolean> {
  const row = await db.selectFrom('budgetAdjustments').select('id').where('countersId', '=', id).executeTakeFirst();
  return row !== undefined;
}

export async function insertAdjustment(db: Db, row: Insertable<Schema['budgetAdjustments']>): Promise<number> {
  const { id } = await db.insertInto('budgetAdjustments').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}
