import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connection.ts';
import type { OutboxRow } from '#db/tables/outbox.ts';
import { centerName, findSetting } from '#db/tables/settings.ts';
import { listUsers } from '#db/tables/users.ts';
import { findWebhook, type StoredWebhook } from '#db/tables/webhooks.ts';
import { Failure } from '#domain/failures.ts';
import { type Message, testWords } from '#domain/notifications/formats.ts';
import type { NoticeWords } from '#domain/notifications/news.ts';
import { findMailSettings, type MailSettings } from './mail-settings.ts';
import type { Secrets } from './secrets.ts';
import { sendMail } from './send-mail.ts';
import { sendWebhook } from './send-webhook.ts';
import { SendingFailed } from './sending-failed.ts';

/** What sending needs; `timeoutMs` bounds each step of it. */
export interface Delivering {
  db: Db;
  secrets: Secrets;
  timeoutMs: number;
}

/** Sends a message of the outbox with the channel as it is set now: a corrected password serves what failed for the old one. */
export async function deliver(delivering: Delivering, row: OutboxRow): Promise<void> {
  const message = await messageOf(delivering.db, row.messageId, row.event, row, row.createdAt);
  if (row.channel === 'mail') {
    const settings = await findMailSettings(delivering.db);
    if (!settings?.isActive) throw new SendingFailed('邮件渠道已停用');
    const user = (await listUsers(delivering.db)).find(({ id }) => id === row.userId);
    if (user?.isActive !== 1 || user.email === null) throw new SendingFailed('收件人已停用或没有邮箱');
    await mailWith(delivering, settings, user.email, message);
  } else {
    const webhook = await findWebhook(delivering.db, row.webhookId ?? 0);
    if (!webhook?.isActive) throw new SendingFailed('该渠道已停用或删除');
    await callWith(delivering, webhook, message);
  }
}

/** A marked message to one address or robot, at once and past the outbox; answers what the other side said. */
export async function deliverTest(
  delivering: Delivering,
  target: { webhook: StoredWebhook } | { mail: MailSettings; to: string },
  now: Date,
): Promise<string> {
  const message = await messageOf(delivering.db, randomUUID(), 'test', testWords(), now.toISOString());
  return 'webhook' in target
    ? callWith(delivering, target.webhook, message)
    : mailWith(delivering, target.mail, target.to, message);
}

async function mailWith({ secrets, timeoutMs }: Delivering, mail: MailSettings, to: string, message: Message) {
  const password = mail.password === null ? null : opened(secrets, mail.password);
  return sendMail({ ...mail, password }, to, message, timeoutMs);
}

async function callWith({ secrets, timeoutMs }: Delivering, webhook: StoredWebhook, message: Message) {
  const { kind, address, secret } = webhook;
  const open = { kind, address: opened(secrets, address), secret: secret === null ? null : opened(secrets, secret) };
  return sendWebhook(open, message, timeoutMs);
}

/** A key that was changed is one more reason for which a message does not go out. */
function opened(secrets: Secrets, kept: string): string {
  try {
    return secrets.open(kept);
  } catch (error) {
    throw error instanceof Failure ? new SendingFailed(error.message) : error;
  }
}

async function messageOf(
  db: Db,
  id: string,
  event: string,
  { title, text, path }: NoticeWords,
  at: string,
): Promise<Message> {
  const address = (await findSetting(db, 'public-address')) || null;
  const link = address === null ? null : `${address.replace(/\/+$/, '')}${path}`;
  return { id, event, title, text, link, center: await centerName(db), at };
}
