import type { Insertable } from 'kysely';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export async function insertReportApprovals(db: Db, approvals: Insertable<Schema['reportApprovals']>[]): Promise<void> {
  for (const part of chunked(approvals)) await db.insertInto('reportApprovals').values(part).execute();
}

/** The versions at which the reports were approved, oldest first, by report. */
export async function approvedVersions(db: Db, reportIds: readonly number[]): Promise<Map<number, number[]>> {
  const versions = new Map<number, number[]>();
  if (reportIds.length === 0) return versions;
  const rows = await db
    .selectFrom('reportApprovals')
    .select(['reportId', 'version'])
    .where('reportId', 'in', reportIds)
    .orderBy('version')
    .execute();
  for (const { reportId, version } of rows) versions.set(reportId, [...(versions.get(reportId) ?? []), version]);
  return versions;
}
