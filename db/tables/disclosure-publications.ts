import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredPublication = Selectable<Schema['disclosurePublications']> & { publishedByName: string | null };

/** Published documents are added and read; there is no way to change one. */
export async function insertPublication(db: Db, row: Insertable<Schema['disclosurePublications']>): Promise<void> {
  await db.insertInto('disclosurePublications').values(row).execute();
}

/** The documents published for a year, last first. */
export async function listPublications(db: Db, year: number): Promise<StoredPublication[]> {
  return db
    .selectFrom('disclosurePublications')
    .leftJoin('users', 'users.id', 'disclosurePublications.publishedBy')
    .selectAll('disclosurePublications')
    .select('users.name as publishedByName')
    .where('disclosurePublications.year', '=', year)
    .orderBy('disclosurePublications.version', 'desc')
    .execute();
}
