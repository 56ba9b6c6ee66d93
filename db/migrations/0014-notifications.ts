import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

/** What people are told: the inbox of each, the channels that lead outside, and what waits to be sent there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = engineOf(db) === 'sqlite';
  const integer = sqlite ? sql`integer` : sql`bigint`;
  const withId = (name: string) => {
    const builder = db.schema.createTable(name);
    return (sqlite ? builder.modifyEnd(sql`strict`) : builder).addColumn('id', 'integer', (column) =>
      sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    );
  };

  await db.schema.alterTable('users').addColumn('email', 'text').execute();

  await withId('notifications')
    .addColumn('user_id', integer, (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('read_at', 'text')
    .addForeignKeyConstraint('notifications_user', ['user_id'], 'users', ['id'])
    .addUniqueConstraint('notifications_once', ['user_id', 'key'])
    .execute();
  await db.schema.createIndex('notifications_unread').on('notifications').columns(['user_id', 'read_at']).execute();

  await withId('webhooks')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('shown_address', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('secret', 'text')
    .addColumn('events', 'text', (column) => column.notNull())
    .addColumn('is_active', 'integer', (column) => column.notNull())
    .addCheckConstraint('webhooks_kind', sql`kind in ('wecom', 'dingtalk', 'generic')`)
    .execute();

  await withId('outbox')
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('webhook_id', integer)
    .addColumn('user_id', integer)
    .addColumn('receiver', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text')
    .addUniqueConstraint('outbox_once', ['key'])
    .addUniqueConstraint('outbox_message', ['message_id'])
    .addCheckConstraint('outbox_channel', sql`channel in ('mail', 'webhook')`)
    .addCheckConstraint('outbox_state', sql`state in ('waiting', 'sending', 'sent', 'failed', 'given-up', 'withheld')`)
    .execute();
  await db.schema.createIndex('outbox_due').on('outbox').columns(['state', 'due_at']).execute();
}
