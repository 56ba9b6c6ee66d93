import type { Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import { monthOf } from '#domain/period.ts';
import type { DueRule } from '#domain/reports/due.ts';
import { type Thresholds, thresholdsSchema } from '#domain/settings/thresholds.ts';
import type { YearState } from '#domain/years.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

/** With its rule of due days: `dueDay`, `shiftsToWorkingDay`, `graceDays`. */
export interface Year extends DueRule {
  year: number;
  state: YearState;
  thresholds: Thresholds;
  /** `YYYY-MM`: the first month whose report is wanted. */
  reportingFrom: string;
}

function toYear(row: Selectable<Schema['years']>): Year {
  const thresholds = thresholdsSchema.parse(JSON.parse(row.thresholds));
  return { ...row, thresholds, shiftsToWorkingDay: row.shiftsToWorkingDay === 1 };
}

export async function listYears(db: Db): Promise<Year[]> {
  const rows = await db.selectFrom('years').selectAll().orderBy('year').execute();
  return rows.map(toYear);
}

export async function getYear(db: Db, year: number): Promise<Year> {
  const row = await db.selectFrom('years').selectAll().where('year', '=', year).executeTakeFirst();
  if (!row) throw new Failure('year.not-found', { year });
  return toYear(row);
}

/** What is not said of due days: moved to the next working day, never locked. */
export type NewYear = Omit<Year, 'shiftsToWorkingDay' | 'graceDays'> & Partial<DueRule>;

export async function insertYear(
  db: Db,
  { shiftsToWorkingDay = true, graceDays = null, ...year }: NewYear,
): Promise<void> {
  await db
    .insertInto('years')
    .values({
      ...year,
      thresholds: JSON.stringify(year.thresholds),
      shiftsToWorkingDay: Number(shiftsToWorkingDay),
      graceDays,
    })
    .execute();
}

/** Takes a year away that nothing was kept for: no figure, report, target, form, alert or final accounts. */
export async function removeUnusedYear(db: Db, year: number): Promise<void> {
  const ofYear = async (table: 'reports' | 'figures') =>
    db
      .selectFrom(table)
      .select('month')
      .where('month', '>=', monthOf(year, 1))
      .where('month', '<=', monthOf(year, 12))
      .limit(1)
      .executeTakeFirst();
  const stated = async (table: 'targets' | 'forms' | 'alerts') =>
    db.selectFrom(table).select('id').where('year', '=', year).limit(1).executeTakeFirst();
  for (const table of ['reports', 'figures'] as const) if (await ofYear(table)) return;
  for (const table of ['targets', 'forms', 'alerts'] as const) if (await stated(table)) return;
  if (await db.selectFrom('accountBooks').select('year').where('year', '=', year).executeTakeFirst()) return;
  await db.deleteFrom('years').where('year', '=', year).execute();
}

export async function updateDueRule(db: Db, year: number, rule: DueRule): Promise<void> {
  const change = { ...rule, shiftsToWorkingDay: Number(rule.shiftsToWorkingDay) };
  await db.updateTable('years').set(change).where('year', '=', year).execute();
}
