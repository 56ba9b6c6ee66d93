import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * What leaders decide on and are told: changes of targets with their decisions, versions of a year's thresholds, the words
 * of a briefing as edited, links for walls, and which levels of alerts a channel carries.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const bare = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };
  const table = (name: string) =>
    bare(name).addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );

  await db.schema.alterTable('targets').addColumn('reason', 'text').execute();
  await db.schema.alterTable('targets').addColumn('created_by', integer).execute();
  await db.schema.alterTable('targets').addColumn('approved_by', integer).execute();

  await table('target_proposals')
    .addColumn('indicator_id', integer, (column) => column.notNull())
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('source', 'text')
    .addColumn('operator', 'text', (column) => column.notNull())
    .addColumn('value_micro', integer, (column) => column.notNull())
    .addColumn('basis', 'text')
    .addColumn('monthly_plan', 'text')
    .addColumn('valid_from', 'text', (column) => column.notNull())
    .addColumn('is_leading', integer, (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('base_version', integer, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('proposed_by', integer)
    .addColumn('proposed_at', 'text', (column) => column.notNull())
    .addColumn('decided_by', integer)
    .addColumn('decided_at', 'text')
    .addColumn('decision', 'text')
    .addColumn('is_demo', integer, (column) => column.notNull())
    .addForeignKeyConstraint('target_proposals_indicator', ['indicator_id'], 'indicators', ['id'])
    .addForeignKeyConstraint('target_proposals_year', ['year'], 'years', ['year'])
    .addCheckConstraint('target_proposals_state', sql`state in ('proposed', 'approved', 'declined', 'withdrawn')`)
    .execute();
  await db.schema.createIndex('target_proposals_of').on('target_proposals').columns(['year', 'indicator_id']).execute();

  await bare('threshold_versions')
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('thresholds', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('threshold_versions_key', ['year', 'version'])
    .addForeignKeyConstraint('threshold_versions_year', ['year'], 'years', ['year'])
    .execute();

  await bare('briefing_texts')
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('texts', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('briefing_texts_key', ['month', 'version'])
    .execute();

  await table('board_links')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_by', integer)
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_on', 'text')
    .addColumn('revoked_by', integer)
    .addColumn('revoked_at', 'text')
    .addColumn('last_seen_at', 'text')
    .execute();

  await db.schema
    .alterTable('webhooks')
    .addColumn('levels', 'text', (column) => column.notNull().defaultTo('["red","yellow","blue"]'))
    .execute();
  await db.schema
    .alterTable('policy_versions')
    .addColumn('is_retired', integer, (column) => column.notNull().defaultTo(0))
    .execute();
  // What turned red was told of as a red alert; it has become worse, which is a notice of its own.
  const widened = [`"alert.red"`, `"alert.red","alert.worsened"`] as const;
  await sql`update webhooks set events = replace(events, ${widened[0]}, ${widened[1]})`.execute(db);
  await sql`update settings set value = replace(value, ${widened[0]}, ${widened[1]}) where key = 'mail'`.execute(db);
}
