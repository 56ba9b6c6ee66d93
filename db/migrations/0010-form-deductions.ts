import type { Kysely } from 'kysely';

/** Points taken off a form's total for facts outside its rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('forms')
    .addColumn('deductions', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
}
