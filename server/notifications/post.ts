import { randomUUID } from 'node:crypto';
import { insertNotification } from '#db/tables/notifications.ts';
import { insertOutbox } from '#db/tables/outbox.ts';
import { listUsers, type User } from '#db/tables/users.ts';
import { listWebhooks } from '#db/tables/webhooks.ts';
import { carries } from '#domain/notifications/channels.ts';
import type { Notice } from '#domain/notifications/news.ts';
import type { Person } from '#domain/notifications/recipients.ts';
import type { Ctx } from '../context.ts';
import { findMailSettings } from './mail-settings.ts';

export type Recipient = Person & Pick<User, 'name' | 'email'>;

/** All accounts that are switched on; `deputies` act for `department` today. */
export async function listRecipients(ctx: Ctx, department: string | null, deputies: number[]): Promise<Recipient[]> {
  const users = (await listUsers(ctx.db)).filter(({ isActive }) => isActive === 1);
  return users.map(({ id, role, departmentCode, name, email }) => ({
    id,
    role,
    department: departmentCode,
    deputyFor: department !== null && deputies.includes(id) ? [department] : [],
    name,
    email,
  }));
}

/**
 * Puts notices into inboxes, and into the outbox what is to go outside. Only rows in the transaction of the act: nothing is
 * sent here, so what is rolled back was never told, and what is committed will be.
 */
export async function postNotices(ctx: Ctx, mail: { notice: Notice; to: Recipient }[], news: Notice[]): Promise<void> {
  const at = ctx.now.toISOString();
  const settings = await findMailSettings(ctx.db);
  for (const { notice, to } of mail) {
    const { level: _level, ...kept } = notice;
    await insertNotification(ctx.db, { ...kept, userId: to.id, at, readAt: null });
    if (to.email === null || !settings?.isActive || !carries(settings, notice)) continue;
    await enqueue(ctx, notice, { channel: 'mail', userId: to.id, webhookId: null, receiver: to.name });
  }
  if (news.length === 0) return;
  const webhooks = (await listWebhooks(ctx.db)).filter(({ isActive }) => isActive);
  for (const { id, name, ...choice } of webhooks) {
    for (const notice of news.filter((one) => carries(choice, one))) {
      await enqueue(ctx, notice, { channel: 'webhook', userId: null, webhookId: id, receiver: name });
    }
  }
}

interface Target {
  channel: 'mail' | 'webhook';
  userId: number | null;
  webhookId: number | null;
  receiver: string;
}

async function enqueue(ctx: Ctx, { key, level: _level, ...notice }: Notice, target: Target): Promise<void> {
  const at = ctx.now.toISOString();
  await insertOutbox(ctx.db, {
    ...notice,
    ...target,
    key: `${key}:${target.channel}:${target.userId ?? target.webhookId}`,
    messageId: randomUUID(),
    state: 'waiting',
    attempts: 0,
    failures: 0,
    dueAt: at,
    lastError: null,
    createdAt: at,
    sentAt: null,
  });
}
