import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * What a monthly value is held against: limits of an indicator and relations between cells, both kept version by version,
 * the last one in force. And 未发生: in the entry, in its revisions, and, once approved, beside the official figures.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };

  await db.schema.alterTable('entries').addColumn('absence', 'text').execute();
  await db.schema.alterTable('entry_revisions').addColumn('absence', 'text').execute();

  await table('figure_absences')
    .addColumn('indicator_id', integer, (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('absence', 'text', (column) => column.notNull())
    .addColumn('report_id', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('figure_absences_key', ['indicator_id', 'month'])
    .addForeignKeyConstraint('figure_absences_indicator', ['indicator_id'], 'indicators', ['id'])
    .addForeignKeyConstraint('figure_absences_report', ['report_id'], 'reports', ['id'])
    .execute();
  await db.schema.createIndex('figure_absences_of_report').on('figure_absences').column('report_id').execute();

  await table('entry_limits')
    .addColumn('indicator_id', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('lower_micro', integer)
    .addColumn('upper_micro', integer)
    .addColumn('spread_micro', integer)
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('entry_limits_key', ['indicator_id', 'version'])
    .addForeignKeyConstraint('entry_limits_indicator', ['indicator_id'], 'indicators', ['id'])
    .execute();

  await table('entry_relations')
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('department_code', 'text', (column) => column.notNull())
    .addColumn('left_terms', 'text', (column) => column.notNull())
    .addColumn('operator', 'text', (column) => column.notNull())
    .addColumn('right_terms', 'text', (column) => column.notNull())
    .addColumn('tolerance_micro', integer, (column) => column.notNull())
    .addColumn('wording', 'text')
    .addColumn('is_active', integer, (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('entry_relations_key', ['number', 'version'])
    .addForeignKeyConstraint('entry_relations_department', ['department_code'], 'departments', ['code'])
    .execute();
}
