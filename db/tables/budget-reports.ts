import type { Insertable, Selectable, Updateable } from 'kysely';
import { type Month, monthOf } from '#domain/period.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type BudgetReport = Selectable<Schema['budgetReports']>;
export type BudgetEntry = Selectable<Schema['budgetEntries']>;

export async function findBudgetReport(db: Db, month: Month): Promise<BudgetReport | null> {
  const row = await db.selectFrom('budgetReports').selectAll().where('month', '=', month).executeTakeFirst();
  return row ?? null;
}

export async function listBudgetReports(db: Db, year: number): Promise<BudgetReport[]> {
  return db
    .selectFrom('budgetReports')
    .selectAll()
    .where('month', '>=', monthOf(year, 1))
    .where('month', '<=', monthOf(year, 12))
    .orderBy('month')
    .execute();
}

export async function insertBudgetReport(db: Db, report: Insertable<Schema['budgetReports']>): Promise<BudgetReport> {
  return db.insertInto('budgetReports').values(report).returningAll().executeTakeFirstOrThrow();
}

/** Changes a report only while it still has the version that was read; false when somebody else was faster. */
export async function updateBudgetReport(
  db: Db,
  report: BudgetReport,
  change: Updateable<Schema['budgetReports']>,
): Promise<boolean> {
  const result = await db
    .updateTable('budgetReports')
    .set({ ...change, version: report.version + 1 })
    .where('id', '=', report.id)
    .where('version', '=', report.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Entries of the reports with the name of who entered them. */
export async function listBudgetEntries(db: Db, reportIds: readonly number[]) {
  if (reportIds.length === 0) return [];
  return db
    .selectFrom('budgetEntries')
    .leftJoin('users', 'users.id', 'budgetEntries.enteredBy')
    .selectAll('budgetEntries')
    .select('users.name as by')
    .where('reportId', 'in', reportIds)
    .execute();
}

/** Writes the present state of the cells and keeps each as a revision. */
export async function setBudgetEntries(db: Db, entries: readonly Omit<BudgetEntry, 'approvedMicro'>[]): Promise<void> {
  for (const entry of entries) {
    const { reportId: _report, lineId: _line, ...content } = entry;
    await db
      .insertInto('budgetEntries')
      .values({ ...entry, approvedMicro: null })
      .onConflict((conflict) => conflict.columns(['reportId', 'lineId']).doUpdateSet(content))
      .execute();
  }
  for (const part of chunked(entries)) await db.insertInto('budgetEntryRevisions').values(part).execute();
}

/** As they stand, without revisions: for what was never typed in here. */
export async function insertBudgetEntries(db: Db, entries: readonly BudgetEntry[]): Promise<void> {
  for (const part of chunked(entries)) await db.insertInto('budgetEntries').values(part).execute();
}

/** What is entered becomes official. */
export async function approveBudgetEntries(db: Db, reportId: number): Promise<void> {
  await db
    .updateTable('budgetEntries')
    .set(({ ref }) => ({ approvedMicro: ref('executedMicro') }))
    .where('reportId', '=', reportId)
    .execute();
}

/** Has the user entered a cell of the month, or handed it in? */
export async function hasEnteredBudget(db: Db, reportId: number, userId: number): Promise<boolean> {
  const entered = await db
    .selectFrom('budgetEntryRevisions')
    .select('id')
    .where('reportId', '=', reportId)
    .where('enteredBy', '=', userId)
    .limit(1)
    .executeTakeFirst();
  if (entered) return true;
  const submitted = await db
    .selectFrom('budgetReportEvents')
    .select('id')
    .where('reportId', '=', reportId)
    .where('move', '=', 'submit')
    .where('actorId', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return submitted !== undefined;
}

export async function insertBudgetEvents(db: Db, events: Insertable<Schema['budgetReportEvents']>[]): Promise<void> {
  for (const part of chunked(events)) await db.insertInto('budgetReportEvents').values(part).execute();
}

export async function listBudgetEvents(db: Db, reportId: number) {
  return db
    .selectFrom('budgetReportEvents')
    .leftJoin('users', 'users.id', 'budgetReportEvents.actorId')
    .select(['budgetReportEvents.move', 'fromState', 'toState', 'reason', 'at', 'users.name as by'])
    .where('reportId', '=', reportId)
    .orderBy('budgetReportEvents.id')
    .execute();
}
