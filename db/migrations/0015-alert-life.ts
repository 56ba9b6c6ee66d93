import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * The life of an alert: whether its cause still stands, who is waited for since when, what is overdue, told to the leader or
 * muted. The rules' settings by year, version by version. And the row of each timed job, which is at once its lease.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const table = (name: string) => {
    const builder = db.schema.createTable(name);
    return sqlite ? builder.modifyEnd(sql`strict`) : builder;
  };

  const alerts = () => db.schema.alterTable('alerts');
  await alerts()
    .addColumn('is_firing', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await alerts()
    .addColumn('openings', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await alerts()
    .addColumn('found_on', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  for (const name of ['waiting_from', 'overdue_on', 'escalated_on', 'muted_until']) {
    await alerts().addColumn(name, 'text').execute();
  }
  await sql`update alerts set found_on = substr(opened_at, 1, 10)`.execute(db);
  await sql`
    update alerts set waiting_from = coalesce(due_date, substr(updated_at, 1, 10))
    where state = 'open' or (state <> 'closed' and due_date is not null)`.execute(db);
  // Closed by itself: its cause had gone.
  await sql`
    update alerts set is_firing = 0
    where state = 'closed' and exists (
      select 1 from alert_events e
      where e.alert_id = alerts.id and e.kind = 'resolved'
        and not exists (select 1 from alert_events l where l.alert_id = e.alert_id and l.id > e.id)
    )`.execute(db);

  await table('alert_settings')
    .addColumn('year', integer, (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('actor_id', integer)
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('is_demo', 'integer', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('alert_settings_key', ['year', 'rule', 'version'])
    .addForeignKeyConstraint('alert_settings_year', ['year'], 'years', ['year'])
    .execute();

  await table('timed_jobs')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text')
    .addColumn('held_until', 'text')
    .addColumn('done_at', 'text')
    .addColumn('failed_at', 'text')
    .addColumn('failure', 'text')
    .execute();
}
