import { monitoringEntrySchema } from '#domain/forms/monitoring.ts';
import { EMPTY_SHEET, type MonitoringSheet } from '#domain/forms/monitoring-edits.ts';
import { chunked } from '../chunks.ts';
import type { Db } from '../connection.ts';

/** What people have written, at which version; version 0 where nobody has yet. */
export type StoredMonitoring = { sheet: MonitoringSheet; version: number };

/** The monitoring of one form for January to `month` (1–12). */
export async function getMonitoring(db: Db, formId: number, month: number): Promise<StoredMonitoring> {
  const head = await findHead(db, formId, month);
  if (head === null) return { sheet: EMPTY_SHEET, version: 0 };
  const rows = await db.selectFrom('monitoringRows').selectAll().where('monitoringId', '=', head.id).execute();
  const funds = await db.selectFrom('monitoringFunds').selectAll().where('monitoringId', '=', head.id).execute();
  return {
    version: head.version,
    sheet: {
      rows: new Map(
        rows.map(({ id: _id, monitoringId: _head, key, causes, ...texts }) => [
          key,
          monitoringEntrySchema.parse({ ...texts, causes: JSON.parse(causes) }),
        ]),
      ),
      funds: new Map(funds.map(({ key, executed, expected }) => [key, { executed, expected }])),
    },
  };
}

/** Writes the whole sheet in the place of what stood there, while nobody else has changed it; false when somebody was faster. */
export async function saveMonitoring(
  db: Db,
  { formId, month, version }: { formId: number; month: number; version: number },
  sheet: MonitoringSheet,
): Promise<boolean> {
  if (version === 0) {
    // Two may begin the same month: the second finds it begun.
    const values = { formId, month, version: 0 };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('formMonitoring')
      .values(values)
      .onConflict((conflict) => conflict.columns(['formId', 'month']).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return false;
  }
  const { numUpdatedRows } = await db
    .updateTable('formMonitoring')
    .set({ version: version + 1 })
    .where('formId', '=', formId)
    .where('month', '=', month)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const head = await findHead(db, formId, month);
  if (head === null) return false;
  await removeLines(db, [head.id]);
  const rows = [...sheet.rows].map(([key, { causes, ...texts }]) => ({
    monitoringId: head.id,
    key,
    ...texts,
    causes: JSON.stringify(causes),
  }));
  for (const part of chunked(rows, 50)) await db.insertInto('monitoringRows').values(part).execute();
  const funds = [...sheet.funds].map(([key, entry]) => ({ monitoringId: head.id, key, ...entry }));
  for (const part of chunked(funds, 50)) await db.insertInto('monitoringFunds').values(part).execute();
  return true;
}

/** All months of a form that is deleted. */
export async function removeMonitoring(db: Db, formId: number): Promise<void> {
  const heads = await db.selectFrom('formMonitoring').select('id').where('formId', '=', formId).execute();
  if (heads.length === 0) return;
  await removeLines(
    db,
    heads.map(({ id }) => id),
  );
  await db.deleteFrom('formMonitoring').where('formId', '=', formId).execute();
}

async function findHead(db: Db, formId: number, month: number): Promise<{ id: number; version: number } | null> {
  const head = await db
    .selectFrom('formMonitoring')
    .select(['id', 'version'])
    .where('formId', '=', formId)
    .where('month', '=', month)
    .executeTakeFirst();
  return head ?? null;
}

async function removeLines(db: Db, heads: number[]): Promise<void> {
  await db.deleteFrom('monitoringRows').where('monitoringId', 'in', heads).execute();
  await db.deleteFrom('monitoringFunds').where('monitoringId', 'in', heads).execute();
}
