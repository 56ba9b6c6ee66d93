import type { Db } from '#db/connection.ts';
import { findSetting } from '#db/tables/settings.ts';
import { listYears } from '#db/tables/years.ts';
import { Failure } from '#domain/failures.ts';
import type { Ctx } from '../context.ts';

/** The year asked for, else the one set as default, else the newest. Throws `year.not-found` in an empty database. */
export async function yearOrDefault(ctx: Ctx, asked: number | undefined): Promise<number> {
  if (asked !== undefined) return asked;
  const year = await findDefaultYear(ctx.db);
  if (year === null) throw new Failure('year.not-found');
  return year;
}

/** The year set as default, else the newest; null in an empty database. */
export async function findDefaultYear(db: Db): Promise<number | null> {
  const setting = await findSetting(db, 'default-year');
  return setting === null ? ((await listYears(db)).at(-1)?.year ?? null) : Number(setting);
}
