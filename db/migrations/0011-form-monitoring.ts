import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** What people write into the 绩效目标执行监控表 of a form and month, over what the figures give. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return (sqlite ? builder.modifyEnd(sql`strict`) : builder).addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );
  };

  await table('form_monitoring')
    .addColumn('form_id', integer, (column) => column.notNull())
    .addColumn('month', integer, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addUniqueConstraint('form_monitoring_month', ['form_id', 'month'])
    .addForeignKeyConstraint('form_monitoring_form', ['form_id'], 'forms', ['id'])
    .execute();

  await table('monitoring_rows')
    .addColumn('monitoring_id', integer, (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('actual_text', 'text')
    .addColumn('forecast_text', 'text')
    .addColumn('causes', 'text', (column) => column.notNull())
    .addColumn('explanation', 'text')
    .addColumn('possibility', 'text')
    .addColumn('note', 'text')
    .addUniqueConstraint('monitoring_rows_key', ['monitoring_id', 'key'])
    .addForeignKeyConstraint('monitoring_rows_sheet', ['monitoring_id'], 'form_monitoring', ['id'])
    .execute();

  await table('monitoring_funds')
    .addColumn('monitoring_id', integer, (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('executed', 'text')
    .addColumn('expected', 'text')
    .addUniqueConstraint('monitoring_funds_key', ['monitoring_id', 'key'])
    .addForeignKeyConstraint('monitoring_funds_sheet', ['monitoring_id'], 'form_monitoring', ['id'])
    .execute();
}
