import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * Forms that are filled in and signed: a version for whoever edits at the same time, a lasting name for every line, what an
 * edit sets aside without losing it, and the signed papers, which are only ever added to.
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

  await db.schema
    .alterTable('forms')
    .addColumn('version', integer, (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('forms')
    .addColumn('weight_total', 'text', (column) => column.notNull().defaultTo('100'))
    .execute();
  await db.schema.alterTable('forms').addColumn('set_aside_total', 'text').execute();

  for (const [lines, letter] of [
    ['fund_lines', 'f'],
    ['form_rows', 'r'],
  ] as const) {
    await db.schema
      .alterTable(lines)
      .addColumn('key', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema.alterTable(lines).addColumn('set_aside_score', 'text').execute();
    await db.schema
      .alterTable(lines)
      .addColumn('is_removed', integer, (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update ${sql.table(lines)} set key = ${sql.lit(letter)} || cast(position + 1 as text)`.execute(db);
  }
  await db.schema.alterTable('form_rows').addColumn('reason_alert_id', integer).execute();

  await table('form_snapshots')
    .addColumn('form_id', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addUniqueConstraint('form_snapshots_version', ['form_id', 'version'])
    .addForeignKeyConstraint('form_snapshots_form', ['form_id'], 'forms', ['id'])
    .execute();

  await table('form_events')
    .addColumn('form_id', integer, (column) => column.notNull())
    .addColumn('move', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('snapshot_version', integer)
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addForeignKeyConstraint('form_events_form', ['form_id'], 'forms', ['id'])
    .execute();
}
