import type { Insertable, Selectable, Updateable } from 'kysely';
import { type Month, monthOf } from '#domain/period.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type Report = Selectable<Schema['reports']>;
export type Entry = Selectable<Schema['entries']>;

export async function findReport(db: Db, department: string, month: Month): Promise<Report | null> {
  const row = await db
    .selectFrom('reports')
    .selectAll()
    .where('departmentCode', '=', department)
    .where('month', '=', month)
    .executeTakeFirst();
  return row ?? null;
}

export async function listReports(db: Db, year: number): Promise<Report[]> {
  return db
    .selectFrom('reports')
    .selectAll()
    .where('month', '>=', monthOf(year, 1))
    .where('month', '<=', monthOf(year, 12))
    .orderBy('month')
    .execute();
}

export async function insertReport(db: Db, report: Insertable<Schema['reports']>): Promise<Report> {
  return db.insertInto('reports').values(report).returningAll().executeTakeFirstOrThrow();
}

/** Changes a report only while it still has the version that was read; false when somebody else was faster. */
export async function updateReport(db: Db, report: Report, change: Updateable<Schema['reports']>): Promise<boolean> {
  const result = await db
    .updateTable('reports')
    .set({ ...change, version: report.version + 1 })
    .where('id', '=', report.id)
    .where('version', '=', report.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function listEntries(db: Db, reportId: number): Promise<Entry[]> {
  return db.selectFrom('entries').selectAll().where('reportId', '=', reportId).execute();
}

/** Writes the present state of the cells and keeps each change as a revision. */
export async function setEntries(db: Db, entries: Entry[], reportVersion: number): Promise<void> {
  for (const entry of entries) {
    const { reportId: _report, indicatorId: _indicator, ...content } = entry;
    await db
      .insertInto('entries')
      .values(entry)
      .onConflict((conflict) => conflict.columns(['reportId', 'indicatorId']).doUpdateSet(content))
      .execute();
  }
  await insertRevisions(
    db,
    entries.map((entry) => ({ ...entry, reportVersion })),
  );
}

export async function insertEntries(db: Db, entries: Entry[]): Promise<void> {
  for (const part of chunked(entries)) await db.insertInto('entries').values(part).execute();
}

export async function insertRevisions(db: Db, revisions: Insertable<Schema['entryRevisions']>[]): Promise<void> {
  for (const part of chunked(revisions)) await db.insertInto('entryRevisions').values(part).execute();
}

export async function insertReportEvents(db: Db, events: Insertable<Schema['reportEvents']>[]): Promise<void> {
  for (const part of chunked(events)) await db.insertInto('reportEvents').values(part).execute();
}

export async function listReportEvents(db: Db, reportId: number) {
  return db
    .selectFrom('reportEvents')
    .leftJoin('users', 'users.id', 'reportEvents.actorId')
    .select(['reportEvents.move', 'fromState', 'toState', 'reason', 'at', 'users.name as actor'])
    .where('reportId', '=', reportId)
    .orderBy('reportEvents.id')
    .execute();
}

/** Figures handed in and not yet approved, to be shown marked 未审. */
export async function listSubmittedEntries(db: Db, indicatorIds: number[], from: Month, to: Month) {
  return db
    .selectFrom('entries')
    .innerJoin('reports', 'reports.id', 'entries.reportId')
    .select(['entries.indicatorId', 'reports.month', 'entries.valueMicro', 'entries.note', 'enteredBy', 'enteredAt'])
    .select(['entries.numeratorMicro', 'entries.denominatorMicro'])
    .where('reports.state', '=', 'submitted')
    .where('entries.indicatorId', 'in', indicatorIds)
    .where('reports.month', '>=', from)
    .where('reports.month', '<=', to)
    .execute();
}
