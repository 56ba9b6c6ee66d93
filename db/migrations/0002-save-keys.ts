import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** Which acts of saving have been carried out: a browser that got no answer sends the same one again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const builder = db.schema.createTable('save_keys');
  await (sqlite ? builder.modifyEnd(sql`strict`) : builder)
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('report_id', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addForeignKeyConstraint('save_keys_report', ['report_id'], 'reports', ['id'])
    .execute();
  await db.schema.createIndex('save_keys_report_at').on('save_keys').columns(['report_id', 'at']).execute();
}
