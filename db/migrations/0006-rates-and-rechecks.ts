import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * Rates made of two counts keep both, a corrected figure keeps the one it took the place of, and later months that stand on
 * it are marked until somebody has looked at them again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return (sqlite ? builder.modifyEnd(sql`strict`) : builder).addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );
  };

  // One column at a time: SQLite adds no more at once.
  for (const name of ['numerator_name', 'denominator_name', 'part_unit']) {
    await db.schema.alterTable('indicators').addColumn(name, 'text').execute();
  }
  await db.schema.alterTable('indicators').addColumn('part_decimals', integer).execute();
  for (const name of ['entries', 'entry_revisions', 'figures']) {
    for (const part of ['numerator_micro', 'denominator_micro']) {
      await db.schema.alterTable(name).addColumn(part, integer).execute();
    }
  }

  await table('former_figures')
    .addColumn('indicator_id', integer, (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('value_micro', integer, (column) => column.notNull())
    .addColumn('numerator_micro', integer)
    .addColumn('denominator_micro', integer)
    .addColumn('note', 'text')
    .addColumn('report_id', integer, (column) => column.notNull())
    .addColumn('entered_by', integer)
    .addColumn('entered_at', 'text', (column) => column.notNull())
    .addColumn('approved_by', integer)
    .addColumn('approved_at', 'text', (column) => column.notNull())
    .addColumn('is_demo', integer, (column) => column.notNull())
    .addColumn('import_id', integer)
    .addColumn('replaced_by', integer)
    .addColumn('replaced_at', 'text', (column) => column.notNull())
    .addForeignKeyConstraint('former_figures_indicator', ['indicator_id'], 'indicators', ['id'])
    .addForeignKeyConstraint('former_figures_report', ['report_id'], 'reports', ['id'])
    .execute();
  await db.schema
    .createIndex('former_figures_of_indicator')
    .on('former_figures')
    .columns(['indicator_id', 'month'])
    .execute();

  await table('report_rechecks')
    .addColumn('report_id', integer, (column) => column.notNull())
    .addColumn('indicator_id', integer, (column) => column.notNull())
    .addColumn('cause_month', 'text', (column) => column.notNull())
    .addColumn('old_micro', integer, (column) => column.notNull())
    .addColumn('new_micro', integer)
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('resolved_by', integer)
    .addColumn('resolved_at', 'text')
    .addForeignKeyConstraint('report_rechecks_report', ['report_id'], 'reports', ['id'])
    .addForeignKeyConstraint('report_rechecks_indicator', ['indicator_id'], 'indicators', ['id'])
    .addCheckConstraint(
      'report_rechecks_outcome',
      sql`outcome in ('confirmed', 'changed', 'approved', 'withdrawn') and resolved_at is not null or outcome is null and resolved_at is null`,
    )
    .execute();
  await db.schema.createIndex('report_rechecks_of_report').on('report_rechecks').column('report_id').execute();
}
