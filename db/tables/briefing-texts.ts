import { type BriefingTexts, briefingTextsSchema } from '#domain/briefing/texts.ts';
import type { Month } from '#domain/period.ts';
import type { Db } from '../connection.ts';

export interface StoredTexts {
  /** 0: nobody has edited anything. */
  version: number;
  texts: BriefingTexts;
  by: string | null;
  at: string | null;
}

/** The words in force for a month: the last version. */
export async function briefingTexts(db: Db, month: Month): Promise<StoredTexts> {
  const row = await db
    .selectFrom('briefingTexts')
    .leftJoin('users', 'users.id', 'briefingTexts.actorId')
    .select(['version', 'texts', 'at', 'users.name as by'])
    .where('month', '=', month)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { version: 0, texts: {}, by: null, at: null };
  return { ...row, texts: briefingTextsSchema.parse(JSON.parse(row.texts)) };
}

export async function insertBriefingTexts(
  db: Db,
  { texts, ...row }: { month: Month; version: number; texts: BriefingTexts; actorId: number | null; at: string },
): Promise<void> {
  await db
    .insertInto('briefingTexts')
    .values({ ...row, texts: JSON.stringify(texts) })
    .execute();
}
