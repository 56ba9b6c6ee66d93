import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/**
 * Everything the first issue needs, in the subset that SQLite and PostgreSQL both take. The two branches are the identity
 * column and STRICT, which only SQLite knows.
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
  const texts = <T extends string>(builder: CreateTableBuilder<string, T>, ...names: string[]) =>
    names.reduce<CreateTableBuilder<string, string>>((all, name) => {
      const optional = name.endsWith('?');
      return all.addColumn(optional ? name.slice(0, -1) : name, 'text', (column) =>
        optional ? column : column.notNull(),
      );
    }, builder);
  const integers = <T extends string>(builder: CreateTableBuilder<string, T>, ...names: string[]) =>
    names.reduce<CreateTableBuilder<string, string>>((all, name) => {
      const optional = name.endsWith('?');
      return all.addColumn(optional ? name.slice(0, -1) : name, integer, (column) =>
        optional ? column : column.notNull(),
      );
    }, builder);

  await texts(table('settings'), 'value')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .execute();

  await texts(
    table('years').addColumn('year', 'integer', (column) => column.primaryKey()),
    'state',
    'thresholds',
    'reporting_from',
  )
    .addColumn('due_day', 'integer', (column) => column.notNull())
    .addCheckConstraint('years_state', sql`state in ('planning', 'active', 'closing', 'closed')`)
    .execute();

  await texts(table('departments'), 'name')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();

  await integers(
    texts(withId('users'), 'username', 'name', 'role', 'department_code?', 'password_hash', 'created_at'),
    'must_change_password',
    'is_active',
  )
    .addUniqueConstraint('users_username', ['username'])
    .addForeignKeyConstraint('users_department', ['department_code'], 'departments', ['code'])
    .addCheckConstraint('users_head_has_department', sql`(role = 'head') = (department_code is not null)`)
    .execute();

  await integers(
    texts(
      table('sessions').addColumn('token_hash', 'text', (column) => column.primaryKey()),
      'created_at',
      'last_seen_at',
      'expires_at',
    ),
    'user_id',
  )
    .addForeignKeyConstraint('sessions_user', ['user_id'], 'users', ['id'])
    .execute();

  await integers(
    texts(withId('indicators'), 'code', 'name', 'unit', 'category', 'accumulation', 'department_code', 'definition'),
    'decimals',
    'position',
  )
    .addUniqueConstraint('indicators_code', ['code'])
    .addForeignKeyConstraint('indicators_department', ['department_code'], 'departments', ['code'])
    .execute();

  await integers(
    texts(withId('targets'), 'operator', 'basis?', 'monthly_plan?', 'valid_from', 'created_at'),
    'indicator_id',
    'year',
    'version',
    'value_micro',
    'is_demo',
  )
    .addUniqueConstraint('targets_version', ['indicator_id', 'year', 'version'])
    .addForeignKeyConstraint('targets_indicator', ['indicator_id'], 'indicators', ['id'])
    .addForeignKeyConstraint('targets_year', ['year'], 'years', ['year'])
    .addCheckConstraint('targets_operator', sql`operator in ('>=', '<=', '=')`)
    .execute();

  await integers(
    texts(
      withId('reports'),
      'department_code',
      'month',
      'state',
      'submitted_at?',
      'approved_at?',
      'reason?',
      'updated_at',
    ),
    'version',
    'submitted_by?',
    'approved_by?',
    'is_demo',
  )
    .addUniqueConstraint('reports_department_month', ['department_code', 'month'])
    .addForeignKeyConstraint('reports_department', ['department_code'], 'departments', ['code'])
    .addCheckConstraint('reports_state', sql`state in ('draft', 'submitted', 'returned', 'approved')`)
    .execute();

  await integers(
    texts(withId('report_events'), 'move', 'from_state', 'to_state', 'reason?', 'at'),
    'report_id',
    'actor_id?',
  )
    .addForeignKeyConstraint('report_events_report', ['report_id'], 'reports', ['id'])
    .execute();

  await integers(
    texts(table('entries'), 'note?', 'entered_at'),
    'report_id',
    'indicator_id',
    'value_micro?',
    'entered_by?',
  )
    .addPrimaryKeyConstraint('entries_key', ['report_id', 'indicator_id'])
    .addForeignKeyConstraint('entries_report', ['report_id'], 'reports', ['id'])
    .addForeignKeyConstraint('entries_indicator', ['indicator_id'], 'indicators', ['id'])
    .execute();

  await integers(
    texts(withId('entry_revisions'), 'note?', 'entered_at'),
    'report_id',
    'indicator_id',
    'value_micro?',
    'entered_by?',
    'report_version',
  )
    .addForeignKeyConstraint('entry_revisions_report', ['report_id'], 'reports', ['id'])
    .execute();

  await integers(
    texts(table('figures'), 'month', 'note?', 'entered_at', 'approved_at'),
    'indicator_id',
    'value_micro',
    'report_id',
    'entered_by?',
    'approved_by?',
    'is_demo',
  )
    .addPrimaryKeyConstraint('figures_key', ['indicator_id', 'month'])
    .addForeignKeyConstraint('figures_indicator', ['indicator_id'], 'indicators', ['id'])
    .addForeignKeyConstraint('figures_report', ['report_id'], 'reports', ['id'])
    .execute();
  await db.schema.createIndex('figures_month').on('figures').column('month').execute();

  await integers(
    texts(
      withId('forms'),
      'code',
      'kind',
      'name',
      'department?',
      'unit?',
      'money_unit',
      'state',
      'goal_expected?',
      'goal_actual?',
      'policy',
      'printed_total?',
      'created_at',
    ),
    'year',
    'is_demo',
  )
    .addUniqueConstraint('forms_year_code', ['year', 'code'])
    .execute();

  await integers(
    texts(withId('fund_lines'), 'source', 'initial?', 'adjusted?', 'executed?', 'weight?', 'rate?', 'printed_score?'),
    'form_id',
    'position',
  )
    .addForeignKeyConstraint('fund_lines_form', ['form_id'], 'forms', ['id'])
    .execute();

  await integers(
    texts(
      withId('form_rows'),
      'level1',
      'level2',
      'level3',
      'operator?',
      'target?',
      'unit?',
      'target_text?',
      'basis?',
      'weight?',
      'actual?',
      'actual_unit?',
      'actual_text?',
      'printed_score?',
      'reason?',
      'policy?',
      'band?',
    ),
    'form_id',
    'position',
    'indicator_id?',
  )
    .addForeignKeyConstraint('form_rows_form', ['form_id'], 'forms', ['id'])
    .addForeignKeyConstraint('form_rows_indicator', ['indicator_id'], 'indicators', ['id'])
    .execute();

  await integers(
    texts(
      table('account_figures'),
      'code',
      'section',
      'name',
      'printed',
      'unit',
      'direction?',
      'reason?',
      'classification?',
      'quote',
    ),
    'year',
    'position',
    'value_micro',
  )
    .addPrimaryKeyConstraint('account_figures_key', ['year', 'code'])
    .execute();

  await integers(
    texts(table('stated_figures'), 'code', 'name', 'printed', 'unit', 'quote'),
    'year',
    'position',
    'value_micro',
    'indicator_id?',
  )
    .addPrimaryKeyConstraint('stated_figures_key', ['year', 'code'])
    .addForeignKeyConstraint('stated_figures_indicator', ['indicator_id'], 'indicators', ['id'])
    .execute();

  await integers(
    texts(
      withId('alerts'),
      'rule',
      'subject',
      'level',
      'department_code?',
      'title',
      'message',
      'state',
      'due_date?',
      'opened_at',
      'updated_at',
    ),
    'year',
    'indicator_id?',
  )
    .addUniqueConstraint('alerts_subject', ['year', 'rule', 'subject'])
    .addForeignKeyConstraint('alerts_indicator', ['indicator_id'], 'indicators', ['id'])
    .execute();

  await integers(texts(withId('alert_events'), 'kind', 'text?', 'due_date?', 'at'), 'alert_id', 'actor_id?')
    .addForeignKeyConstraint('alert_events_alert', ['alert_id'], 'alerts', ['id'])
    .execute();

  await integers(
    texts(withId('audit'), 'at', 'username', 'role', 'action', 'subject', 'before?', 'after?'),
    'user_id?',
  ).execute();
}
