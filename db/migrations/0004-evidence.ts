import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** Files that stand behind a figure, and at which versions a report was approved: what stood with it then stays with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };

  await table('report_approvals')
    .addColumn('report_id', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_approvals_key', ['report_id', 'version'])
    .addForeignKeyConstraint('report_approvals_report', ['report_id'], 'reports', ['id'])
    .execute();
  // A report that is approved has not changed since: its version is that of its approval.
  await sql`
    insert into report_approvals (report_id, version, actor_id, at)
    select id, version, approved_by, coalesce(approved_at, updated_at) from reports where state = 'approved'
  `.execute(db);

  await table('evidence')
    .addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
    .addColumn('report_id', integer, (column) => column.notNull())
    .addColumn('indicator_id', integer, (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('size', integer, (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('added_by', integer)
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addColumn('added_version', integer, (column) => column.notNull())
    .addColumn('removed_by', integer)
    .addColumn('removed_at', 'text')
    .addColumn('removed_version', integer)
    .addColumn('is_demo', integer, (column) => column.notNull())
    .addUniqueConstraint('evidence_key', ['key'])
    .addForeignKeyConstraint('evidence_report', ['report_id'], 'reports', ['id'])
    .addForeignKeyConstraint('evidence_indicator', ['indicator_id'], 'indicators', ['id'])
    .execute();
  // The same file stands on one cell once; what was removed may come back as a new line.
  await db.schema
    .createIndex('evidence_standing')
    .on('evidence')
    .columns(['report_id', 'indicator_id', 'digest'])
    .unique()
    .where(sql.ref('removed_at'), 'is', null)
    .execute();
  await db.schema.createIndex('evidence_indicator').on('evidence').columns(['indicator_id', 'report_id']).execute();
}
