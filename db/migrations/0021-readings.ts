import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** Published documents that were read back, what was decided of them, and which stated figures a person typed in place of what was read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };

  await table('readings')
    .addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    // Counted once, so that the list need not open every document.
    .addColumn('counts', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addColumn('decisions', 'text', (column) => column.notNull())
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', integer)
    .execute();

  await db.schema.alterTable('account_figures').addColumn('read_as', 'text').execute();
  await db.schema.alterTable('stated_figures').addColumn('read_as', 'text').execute();
}
