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

/** Every state of one cell that was saved, oldest first. */
export async function listRevisions(db: Db, reportId: number, indicatorId: number) {
  return db
    .selectFrom('entryRevisions')
    .selectAll()
    .where('reportId', '=', reportId)
    .where('indicatorId', '=', indicatorId)
    .orderBy('id')
    .execute();
}

export async function insertReportEvents(db: Db, events: Insertable<Schema['reportEvents']>[]): Promise<void> {
  for (const part of chunked(events)) await db.insertInto('reportEvents').values(part).execute();
}

export async function listReportEvents(db: Db, reportId: number) {
  return db
    .selectFrom('reportEvents')
    .leftJoin('users', 'users.id', 'reportEvents.actorId')
    .select(['reportEvents.move', 'fromState', 'toState', 'reason', 'at', 'actorId', 'users.name as actor'])
    .where('reportId', '=', reportId)
    .orderBy('reportEvents.id')
    .execute();
}

/** When each of the reports last came back: returned or reopened. */
export async function lastReturns(db: Db, reportIds: number[]): Promise<Map<number, string>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('reportEvents')
    .select((select) => ['reportId', select.fn.max('at').as('at')])
    .where('reportId', 'in', reportIds)
    .where('toState', '=', 'returned')
    .groupBy('reportId')
    .execute();
  return new Map(rows.map(({ reportId, at }) => [reportId, at]));
}

/**
 * Has the user entered a cell of the report or handed it in, at any time and in whatever capacity? Taking in a file of earlier
 * years is no entering: what the department reports later in its place is the department's.
 */
export async function hasWorkedOn(db: Db, reportId: number, userId: number): Promise<boolean> {
  const entered = await db
    .selectFrom('entryRevisions as revision')
    .select('revision.id')
    .where('revision.reportId', '=', reportId)
    .where('revision.enteredBy', '=', userId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('historyImports as imported')
            .select('imported.id')
            .whereRef('imported.actorId', '=', 'revision.enteredBy')
            .whereRef('imported.at', '=', 'revision.enteredAt'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  if (entered) return true;
  const submitted = await db
    .selectFrom('reportEvents')
    .select('id')
    .where('reportId', '=', reportId)
    .where('move', '=', 'submit')
    .where('actorId', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return submitted !== undefined;
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

/** Of these reports, the ones in which no cell has a value. */
export async function emptyReports(db: Db, ids: readonly number[]): Promise<number[]> {
  const filled = new Set<number>();
  for (const part of chunked(ids)) {
    const rows = await db
      .selectFrom('entries')
      .select('reportId')
      .distinct()
      .where('reportId', 'in', part)
      .where('valueMicro', 'is not', null)
      .execute();
    for (const { reportId } of rows) filled.add(reportId);
  }
  return ids.filter((id) => !filled.has(id));
}

/** Takes reports away with everything kept beside them; for those that an import of history made and that was taken back. */
export async function removeReports(db: Db, ids: readonly number[]): Promise<void> {
  const beside = [
    'entries',
    'entryRevisions',
    'reportEvents',
    'reportRemarks',
    'reportRechecks',
    'saveKeys',
    'figures',
    'formerFigures',
    'figureAbsences',
    'reportApprovals',
  ] as const;
  for (const part of chunked(ids)) {
    for (const table of beside) await db.deleteFrom(table).where('reportId', 'in', part).execute();
    await db.deleteFrom('reports').where('id', 'in', part).execute();
  }
}
