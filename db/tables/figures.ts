import type { Insertable, Selectable } from 'kysely';
import { type Month, monthOf, yearOf } from '#domain/period.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type Figure = Selectable<Schema['figures']>;

/** Approved figures from `from` to `to`, both included, of one indicator or of all. */
export async function listFigures(
  db: Db,
  from: Month,
  to: Month,
  indicatorIds: number[] | null = null,
): Promise<Figure[]> {
  if (indicatorIds?.length === 0) return [];
  let query = db.selectFrom('figures').selectAll().where('month', '>=', from).where('month', '<=', to);
  if (indicatorIds !== null) query = query.where('indicatorId', 'in', indicatorIds);
  return query.orderBy('indicatorId').orderBy('month').execute();
}

const valueColumns = ['indicatorId', 'month', 'valueMicro', 'numeratorMicro', 'denominatorMicro', 'isDemo'] as const;
export type FigureValue = Pick<Figure, (typeof valueColumns)[number]>;

/** The figures of these indicators alone, without who wrote and approved them: a third of the time for what reads hundreds. */
export async function listFigureValues(db: Db, from: Month, to: Month, indicatorIds: number[]): Promise<FigureValue[]> {
  if (indicatorIds.length === 0) return [];
  return db
    .selectFrom('figures')
    .select(valueColumns)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .where('indicatorId', 'in', indicatorIds)
    .execute();
}

/** The last month of each year that has an approved figure. */
export async function lastMonthsWithFigures(db: Db): Promise<Map<number, Month>> {
  const rows = await db.selectFrom('figures').select('month').distinct().orderBy('month').execute();
  return new Map(rows.map(({ month }) => [yearOf(month), month]));
}

export async function lastMonthWithFigures(db: Db, year: number): Promise<Month | null> {
  const row = await db
    .selectFrom('figures')
    .select((select) => select.fn.max('month').as('month'))
    .where('month', '>=', monthOf(year, 1))
    .where('month', '<=', monthOf(year, 12))
    .executeTakeFirst();
  return row?.month ?? null;
}

/** What a report made official. */
export async function listFiguresOf(db: Db, reportId: number): Promise<Figure[]> {
  return db.selectFrom('figures').selectAll().where('reportId', '=', reportId).execute();
}

/** Puts the approved figures of a report in place of those approved before. */
export async function replaceFiguresOf(
  db: Db,
  reportId: number,
  figures: Insertable<Schema['figures']>[],
): Promise<void> {
  await db.deleteFrom('figures').where('reportId', '=', reportId).execute();
  await insertFigures(db, figures);
}

export async function insertFigures(db: Db, figures: Insertable<Schema['figures']>[]): Promise<void> {
  for (const part of chunked(figures)) await db.insertInto('figures').values(part).execute();
}

/** Puts figures in place of those of the same indicator and month. */
export async function setFigures(db: Db, figures: Insertable<Schema['figures']>[]): Promise<void> {
  const columns = ['valueMicro', 'note', 'reportId', 'enteredBy', 'enteredAt', 'approvedBy', 'approvedAt'] as const;
  for (const part of chunked(figures)) {
    await db
      .insertInto('figures')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['indicatorId', 'month']).doUpdateSet((expression) => ({
          ...Object.fromEntries(columns.map((column) => [column, expression.ref(`excluded.${column}`)])),
          isDemo: expression.ref('excluded.isDemo'),
          importId: expression.ref('excluded.importId'),
        })),
      )
      .execute();
  }
}

export async function removeFigure(db: Db, indicatorId: number, month: Month): Promise<void> {
  await db.deleteFrom('figures').where('indicatorId', '=', indicatorId).where('month', '=', month).execute();
}
