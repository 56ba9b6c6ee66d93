import type { Kysely } from 'kysely';

/** Whose task a target is, and which of several for one figure leads: those that were kept before all do. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('targets').addColumn('source', 'text').execute();
  await db.schema
    .alterTable('targets')
    .addColumn('is_leading', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
}
