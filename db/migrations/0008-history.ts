import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * Figures of the time before the installation, brought in from a file: which file, by whom, what each cell held before (so
 * that an import can be taken back), and on reports and figures which import they come from.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };

  await table('history_imports')
    .addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('from_month', 'text', (column) => column.notNull())
    .addColumn('to_month', 'text', (column) => column.notNull())
    .addColumn('figures', integer, (column) => column.notNull())
    .addColumn('added_years', 'text', (column) => column.notNull())
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', integer)
    .execute();

  await table('history_import_cells')
    .addColumn('import_id', integer, (column) => column.notNull())
    .addColumn('indicator_id', integer, (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('value_micro', integer)
    .addColumn('before_micro', integer)
    .addColumn('before_import_id', integer)
    .addPrimaryKeyConstraint('history_import_cells_key', ['import_id', 'indicator_id', 'month'])
    .addForeignKeyConstraint('history_import_cells_import', ['import_id'], 'history_imports', ['id'])
    .addForeignKeyConstraint('history_import_cells_indicator', ['indicator_id'], 'indicators', ['id'])
    .execute();

  await db.schema.alterTable('reports').addColumn('import_id', integer).execute();
  await db.schema.alterTable('figures').addColumn('import_id', integer).execute();
}
