import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** What review leaves behind: the reason a cell was returned for, and who was reminded of which month on which day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return (sqlite ? builder.modifyEnd(sql`strict`) : builder).addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );
  };

  await table('report_remarks')
    .addColumn('report_id', integer, (column) => column.notNull())
    .addColumn('indicator_id', integer, (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('resolved_at', 'text')
    .addForeignKeyConstraint('report_remarks_report', ['report_id'], 'reports', ['id'])
    .addForeignKeyConstraint('report_remarks_indicator', ['indicator_id'], 'indicators', ['id'])
    .execute();
  await db.schema.createIndex('report_remarks_of_report').on('report_remarks').column('report_id').execute();

  await table('report_reminders')
    .addColumn('department_code', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addUniqueConstraint('report_reminders_day', ['department_code', 'month', 'day'])
    .addForeignKeyConstraint('report_reminders_department', ['department_code'], 'departments', ['code'])
    .execute();
}
