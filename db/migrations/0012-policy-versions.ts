import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * A library of scoring policies, in versions that are only ever added to, and on each form the version it follows. Forms
 * that are there follow a preset or their own words, as their kept policy says: they name no version.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const builder = db.schema.createTable('policy_versions');
  await (sqlite ? builder.modifyEnd(sql`strict`) : builder)
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('policy_versions_key', ['number', 'version'])
    .addForeignKeyConstraint('policy_versions_actor', ['actor_id'], 'users', ['id'])
    .execute();

  await db.schema.alterTable('forms').addColumn('policy_number', integer).execute();
  await db.schema.alterTable('forms').addColumn('policy_version', integer).execute();
}
