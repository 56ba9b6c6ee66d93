import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * The budget by month: projects of a year with the money of each source, dated adjustments that are only ever added to, and
 * the finance department's report of each month with its cells, their revisions and its moves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const plain = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };
  const table = (name: string) =>
    plain(name).addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );

  await table('budget_items')
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('position', integer, (column) => column.notNull())
    .addColumn('is_demo', 'integer', (column) => column.notNull().defaultTo(0))
    .addUniqueConstraint('budget_items_code', ['year', 'code'])
    .addForeignKeyConstraint('budget_items_year', ['year'], 'years', ['year'])
    .execute();

  await table('budget_lines')
    .addColumn('item_id', integer, (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('position', integer, (column) => column.notNull())
    .addColumn('initial_micro', integer)
    .addUniqueConstraint('budget_lines_source', ['item_id', 'source'])
    .addForeignKeyConstraint('budget_lines_item', ['item_id'], 'budget_items', ['id'])
    .execute();

  await table('budget_adjustments')
    .addColumn('line_id', integer, (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('amount_micro', integer, (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('document_number', 'text', (column) => column.notNull())
    .addColumn('counters_id', integer)
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('is_demo', 'integer', (column) => column.notNull().defaultTo(0))
    // An entry is countered once.
    .addUniqueConstraint('budget_adjustments_counters', ['counters_id'])
    .addForeignKeyConstraint('budget_adjustments_line', ['line_id'], 'budget_lines', ['id'])
    .addForeignKeyConstraint('budget_adjustments_actor', ['actor_id'], 'users', ['id'])
    .execute();

  await table('budget_reports')
    .addColumn('month', 'text', (column) => column.notNull().unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('submitted_by', integer)
    .addColumn('submitted_at', 'text')
    .addColumn('approved_by', integer)
    .addColumn('approved_at', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('is_demo', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();

  await table('budget_report_events')
    .addColumn('report_id', integer, (column) => column.notNull())
    .addColumn('move', 'text', (column) => column.notNull())
    .addColumn('from_state', 'text', (column) => column.notNull())
    .addColumn('to_state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addForeignKeyConstraint('budget_report_events_report', ['report_id'], 'budget_reports', ['id'])
    .execute();

  await plain('budget_entries')
    .addColumn('report_id', integer, (column) => column.notNull())
    .addColumn('line_id', integer, (column) => column.notNull())
    .addColumn('executed_micro', integer)
    .addColumn('approved_micro', integer)
    .addColumn('note', 'text')
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('entered_by', integer)
    .addColumn('entered_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('budget_entries_key', ['report_id', 'line_id'])
    .addForeignKeyConstraint('budget_entries_report', ['report_id'], 'budget_reports', ['id'])
    .addForeignKeyConstraint('budget_entries_line', ['line_id'], 'budget_lines', ['id'])
    .execute();

  await table('budget_entry_revisions')
    .addColumn('report_id', integer, (column) => column.notNull())
    .addColumn('line_id', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('executed_micro', integer)
    .addColumn('note', 'text')
    .addColumn('entered_by', integer)
    .addColumn('entered_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('budget_entry_revisions_version', ['report_id', 'line_id', 'version'])
    .addForeignKeyConstraint('budget_entry_revisions_report', ['report_id'], 'budget_reports', ['id'])
    .addForeignKeyConstraint('budget_entry_revisions_line', ['line_id'], 'budget_lines', ['id'])
    .execute();
}
