import { findSetting } from '#db/tables/settings.ts';
import { listYears } from '#db/tables/years.ts';
import { Failure } from '#domain/failures.ts';
import type { Ctx } from '../context.ts';

/** The year asked for, else the one set as default, else the newest. Throws `year.not-found` in an empty database. */
export async function yearOrDefault(ctx: Ctx, asked: number | undefined): Promise<number> {
  if (asked !== undefined) return asked;
  const setting = await findSetting(ctx.db, 'default-year');
  const year = setting === null ? (await listYears(ctx.db)).at(-1)?.year : Number(setting);
  if (year === undefined) throw new Failure('year.not-found');
  return year;
}
