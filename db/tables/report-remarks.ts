import type { Db } from '../connection.ts';

/** Why a cell was returned; open until the cell changes or the report is approved. */
export interface OpenRemark {
  indicatorId: number;
  text: string;
  at: string;
  /** Name of who returned it. */
  by: string | null;
}

export async function listOpenRemarks(db: Db, reportId: number): Promise<OpenRemark[]> {
  return db
    .selectFrom('reportRemarks')
    .leftJoin('users', 'users.id', 'reportRemarks.actorId')
    .select(['reportRemarks.indicatorId', 'reportRemarks.text', 'reportRemarks.at', 'users.name as by'])
    .where('reportId', '=', reportId)
    .where('resolvedAt', 'is', null)
    .orderBy('reportRemarks.id')
    .execute();
}

/** Why one cell was ever returned, settled or not, oldest first. */
export async function listRemarks(db: Db, reportId: number, indicatorId: number) {
  return db
    .selectFrom('reportRemarks')
    .selectAll()
    .where('reportId', '=', reportId)
    .where('indicatorId', '=', indicatorId)
    .orderBy('id')
    .execute();
}

/** Puts new reasons in place of those still open on the same cells. */
export async function setRemarks(
  db: Db,
  reportId: number,
  remarks: { indicatorId: number; text: string }[],
  { actorId, at }: { actorId: number | null; at: string },
): Promise<void> {
  if (remarks.length === 0) return;
  await resolveRemarks(
    db,
    reportId,
    remarks.map(({ indicatorId }) => indicatorId),
    at,
  );
  const rows = remarks.map((remark) => ({ ...remark, reportId, actorId, at, resolvedAt: null }));
  await db.insertInto('reportRemarks').values(rows).execute();
}

/** Settles the open reasons on these cells, or on all cells of the report. */
export async function resolveRemarks(
  db: Db,
  reportId: number,
  indicatorIds: number[] | 'all',
  at: string,
): Promise<void> {
  if (indicatorIds.length === 0) return;
  let query = db
    .updateTable('reportRemarks')
    .set({ resolvedAt: at })
    .where('reportId', '=', reportId)
    .where('resolvedAt', 'is', null);
  if (indicatorIds !== 'all') query = query.where('indicatorId', 'in', indicatorIds);
  await query.execute();
}
