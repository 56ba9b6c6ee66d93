import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * When reports are wanted and taken: days that differ from the plain week, due days set otherwise, the grace after them,
 * leave to report later, and who fills in for whom. Years that exist already move a due day to the next working day and
 * lock nothing until somebody says so.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };
  const withId = (name: string) =>
    table(name).addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );

  await db.schema
    .alterTable('years')
    .addColumn('shifts_to_working_day', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable('years').addColumn('grace_days', 'integer').execute();
  await db.schema.alterTable('audit').addColumn('behalf_of', 'text').execute();

  await table('calendar_days')
    .addColumn('date', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('is_demo', 'integer', (column) => column.notNull())
    .addCheckConstraint('calendar_days_kind', sql`kind in ('holiday', 'workday')`)
    .execute();

  await table('due_overrides')
    .addColumn('month', 'text', (column) => column.primaryKey())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('is_demo', 'integer', (column) => column.notNull())
    .execute();

  await withId('report_extensions')
    .addColumn('department_code', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('asked_by', integer)
    .addColumn('asked_at', 'text')
    .addColumn('asked_reason', 'text')
    .addColumn('until', 'text')
    .addColumn('decided_by', integer)
    .addColumn('decided_at', 'text')
    .addColumn('reason', 'text')
    .addColumn('revoked_by', integer)
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_reason', 'text')
    .addColumn('is_demo', 'integer', (column) => column.notNull())
    .addForeignKeyConstraint('report_extensions_department', ['department_code'], 'departments', ['code'])
    .addCheckConstraint('report_extensions_state', sql`state in ('asked', 'granted', 'refused', 'revoked')`)
    .addCheckConstraint('report_extensions_until', sql`state not in ('granted', 'revoked') or until is not null`)
    .execute();
  await db.schema
    .createIndex('report_extensions_place')
    .on('report_extensions')
    .columns(['month', 'department_code'])
    .execute();

  await withId('delegations')
    .addColumn('department_code', 'text', (column) => column.notNull())
    .addColumn('principal_id', 'integer', (column) => column.notNull())
    .addColumn('deputy_id', 'integer', (column) => column.notNull())
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('to_day', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('created_by', integer)
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('revoked_by', integer)
    .addColumn('revoked_at', 'text')
    .addColumn('is_demo', 'integer', (column) => column.notNull())
    .addForeignKeyConstraint('delegations_department', ['department_code'], 'departments', ['code'])
    .addForeignKeyConstraint('delegations_principal', ['principal_id'], 'users', ['id'])
    .addForeignKeyConstraint('delegations_deputy', ['deputy_id'], 'users', ['id'])
    .addCheckConstraint('delegations_two_people', sql`principal_id <> deputy_id`)
    .addCheckConstraint('delegations_span', sql`from_day <= to_day`)
    .execute();
  await db.schema.createIndex('delegations_deputy_to').on('delegations').columns(['deputy_id', 'to_day']).execute();
}
