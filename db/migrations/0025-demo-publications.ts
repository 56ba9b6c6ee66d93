import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** Which publications are demonstrations: a file made of one must not be taken for the center's own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const integer = engineOf(db) === 'sqlite' ? sql`integer` : sql`bigint`;
  await db.schema
    .alterTable('disclosure_publications')
    .addColumn('is_demo', integer, (column) => column.notNull().defaultTo(0))
    .execute();
}
