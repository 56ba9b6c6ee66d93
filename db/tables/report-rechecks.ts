import type { Insertable, Selectable } from 'kysely';
import { type Month, monthOf } from '#domain/period.ts';
import type { RecheckOutcome } from '#domain/reports/rechecks.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type Recheck = Selectable<Schema['reportRechecks']>;

/** All marks of a report, settled ones too, with the names of who made and settled them. */
export async function listRechecks(db: Db, reportId: number) {
  return db
    .selectFrom('reportRechecks')
    .leftJoin('users as maker', 'maker.id', 'reportRechecks.actorId')
    .leftJoin('users as settler', 'settler.id', 'reportRechecks.resolvedBy')
    .selectAll('reportRechecks')
    .select(['maker.name as by', 'settler.name as resolvedByName'])
    .where('reportId', '=', reportId)
    .orderBy('reportRechecks.id')
    .execute();
}

/** How many marks are open, by report; reports without one are left out. */
export async function countOpenRechecks(db: Db, year: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('reportRechecks')
    .innerJoin('reports', 'reports.id', 'reportRechecks.reportId')
    .select((select) => ['reportRechecks.reportId', select.fn.countAll<number>().as('count')])
    .where('resolvedAt', 'is', null)
    .where('reports.month', '>=', monthOf(year, 1))
    .where('reports.month', '<=', monthOf(year, 12))
    .groupBy('reportRechecks.reportId')
    .execute();
  return new Map(rows.map(({ reportId, count }) => [reportId, Number(count)]));
}

/** Cells of the department's reports after a month that have a figure for one of the indicators. */
export async function listLaterEntries(db: Db, department: string, after: Month, indicatorIds: number[]) {
  if (indicatorIds.length === 0) return [];
  return db
    .selectFrom('entries')
    .innerJoin('reports', 'reports.id', 'entries.reportId')
    .select(['entries.indicatorId', 'entries.reportId', 'reports.month'])
    .where('reports.departmentCode', '=', department)
    .where('reports.month', '>', after)
    .where('entries.indicatorId', 'in', indicatorIds)
    .where('entries.valueMicro', 'is not', null)
    .orderBy('reports.month')
    .execute();
}

/** The open mark that an earlier correction of the same month left on a cell. */
export async function findOpenRecheck(
  db: Db,
  { reportId, indicatorId, causeMonth }: Pick<Recheck, 'reportId' | 'indicatorId' | 'causeMonth'>,
): Promise<Recheck | null> {
  const row = await db
    .selectFrom('reportRechecks')
    .selectAll()
    .where('reportId', '=', reportId)
    .where('indicatorId', '=', indicatorId)
    .where('causeMonth', '=', causeMonth)
    .where('resolvedAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertRechecks(db: Db, rechecks: Insertable<Schema['reportRechecks']>[]): Promise<void> {
  for (const part of chunked(rechecks)) await db.insertInto('reportRechecks').values(part).execute();
}

export async function setRecheckValue(db: Db, id: number, newMicro: number | null, at: string): Promise<void> {
  await db.updateTable('reportRechecks').set({ newMicro, at }).where('id', '=', id).execute();
}

/** Settles the open marks on these cells, or on all cells of the report; the indicators whose marks were open. */
export async function resolveRechecks(
  db: Db,
  reportId: number,
  indicatorIds: number[] | 'all',
  { outcome, actorId, at }: { outcome: RecheckOutcome; actorId: number | null; at: string },
): Promise<number[]> {
  if (indicatorIds.length === 0) return [];
  let query = db
    .updateTable('reportRechecks')
    .set({ outcome, resolvedBy: actorId, resolvedAt: at })
    .where('reportId', '=', reportId)
    .where('resolvedAt', 'is', null);
  if (indicatorIds !== 'all') query = query.where('indicatorId', 'in', indicatorIds);
  const settled = await query.returning('indicatorId').execute();
  return [...new Set(settled.map(({ indicatorId }) => indicatorId))];
}

/** A correction that was taken back asks for nothing any more. */
export async function withdrawRecheck(db: Db, id: number, actorId: number | null, at: string): Promise<void> {
  await db
    .updateTable('reportRechecks')
    .set({ outcome: 'withdrawn', resolvedBy: actorId, resolvedAt: at })
    .where('id', '=', id)
    .execute();
}
