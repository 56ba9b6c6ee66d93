import type { Insertable, Selectable } from 'kysely';
import { type DisclosureTemplate, templateSectionSchema } from '#domain/disclosure/template.ts';
import { z } from '#domain/zod.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

type Row = Selectable<Schema['disclosureTemplates']>;

/** A version of a year's wording. */
export type StoredTemplate = DisclosureTemplate & Pick<Row, 'version' | 'reason' | 'savedAt'>;

const sectionsSchema = z.array(templateSectionSchema);

/**
 * The wording in force for a year: its own last version, else that of the nearest year before, else of the nearest after;
 * null where no year has any.
 */
export async function findTemplate(db: Db, year: number): Promise<StoredTemplate | null> {
  const years = (await db.selectFrom('disclosureTemplates').select('year').distinct().execute()).map((row) => row.year);
  const before = Math.max(...years.filter((one) => one <= year));
  const after = Math.min(...years.filter((one) => one > year));
  const from = Number.isFinite(before) ? before : after;
  if (!Number.isFinite(from)) return null;
  const row = await db
    .selectFrom('disclosureTemplates')
    .selectAll()
    .where('year', '=', from)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow();
  return storedTemplate(row);
}

/** The nearest year before with a wording of its own; null where there is none. */
export async function findEarlierTemplateYear(db: Db, year: number): Promise<number | null> {
  const row = await db
    .selectFrom('disclosureTemplates')
    .select('year')
    .where('year', '<', year)
    .orderBy('year', 'desc')
    .executeTakeFirst();
  return row?.year ?? null;
}

/** Who saved which version of a year's wording and why, last first. */
export async function listTemplateVersions(db: Db, year: number) {
  return db
    .selectFrom('disclosureTemplates')
    .leftJoin('users', 'users.id', 'disclosureTemplates.savedBy')
    .select([
      'disclosureTemplates.version',
      'disclosureTemplates.reason',
      'disclosureTemplates.savedAt',
      'users.name as savedBy',
    ])
    .where('disclosureTemplates.year', '=', year)
    .orderBy('disclosureTemplates.version', 'desc')
    .execute();
}

/** One version; undefined where the year has none of that number. */
export async function findTemplateVersion(db: Db, year: number, version: number): Promise<StoredTemplate | undefined> {
  const row = await db
    .selectFrom('disclosureTemplates')
    .selectAll()
    .where('year', '=', year)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && storedTemplate(row);
}

export async function insertTemplate(
  db: Db,
  {
    sections,
    ...row
  }: Omit<Insertable<Schema['disclosureTemplates']>, 'sections'> & Pick<DisclosureTemplate, 'sections'>,
): Promise<void> {
  await db
    .insertInto('disclosureTemplates')
    .values({ ...row, sections: JSON.stringify(sections) })
    .execute();
}

function storedTemplate({ year, version, sections, reason, savedAt }: Row): StoredTemplate {
  return { year, version, reason, savedAt, sections: sectionsSchema.parse(JSON.parse(sections)) };
}
