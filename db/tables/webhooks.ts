import type { Insertable, Selectable, Updateable } from 'kysely';
import type { AlertLevel } from '#domain/alerts/alert.ts';
import { Failure } from '#domain/failures.ts';
import type { NewsEvent } from '#domain/notifications/news.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredWebhook = Omit<Selectable<Schema['webhooks']>, 'events' | 'levels' | 'isActive'> & {
  events: NewsEvent[];
  levels: AlertLevel[];
  isActive: boolean;
};

export async function listWebhooks(db: Db): Promise<StoredWebhook[]> {
  return (await db.selectFrom('webhooks').selectAll().orderBy('id').execute()).map(webhookOf);
}

export async function findWebhook(db: Db, id: number): Promise<StoredWebhook | null> {
  const row = await db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? webhookOf(row) : null;
}

export async function getWebhook(db: Db, id: number): Promise<StoredWebhook> {
  const webhook = await findWebhook(db, id);
  if (webhook === null) throw new Failure('channel.not-found', { id });
  return webhook;
}

export async function insertWebhook(db: Db, webhook: Insertable<Schema['webhooks']>): Promise<number> {
  const row = await db.insertInto('webhooks').values(webhook).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function updateWebhook(db: Db, id: number, change: Updateable<Schema['webhooks']>): Promise<void> {
  await db.updateTable('webhooks').set(change).where('id', '=', id).execute();
}

export async function removeWebhook(db: Db, id: number): Promise<void> {
  await db.deleteFrom('webhooks').where('id', '=', id).execute();
}

function webhookOf({ events, levels, isActive, ...rest }: Selectable<Schema['webhooks']>): StoredWebhook {
  const chosen = { events: JSON.parse(events) as NewsEvent[], levels: JSON.parse(levels) as AlertLevel[] };
  return { ...rest, ...chosen, isActive: isActive === 1 };
}
