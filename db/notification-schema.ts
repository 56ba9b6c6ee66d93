import type { Generated } from 'kysely';
import type { OutboxState, WebhookKind } from '#domain/notifications/channels.ts';
import type { NewsEvent } from '#domain/notifications/news.ts';

/* Tables of what people are told; part of the schema, in a file of its own for its length. */

interface NoticeColumns {
  event: NewsEvent;
  title: string;
  text: string;
  path: string;
}

/** One person's notice. */
export interface NotificationTable extends NoticeColumns {
  id: Generated<number>;
  userId: number;
  key: string;
  at: string;
  readAt: string | null;
}

/** `address` and `secret` are sealed; `shownAddress` is as much of the address as may be read again. */
export interface WebhookTable {
  id: Generated<number>;
  name: string;
  kind: WebhookKind;
  shownAddress: string;
  address: string;
  secret: string | null;
  /** JSON: event codes. */
  events: string;
  /** JSON: levels of the alerts it carries. */
  levels: Generated<string>;
  isActive: number;
}

/** A message that is to leave the machine once. */
export interface OutboxTable extends NoticeColumns {
  id: Generated<number>;
  key: string;
  /** A UUID: known to the receiver as Message-ID or Idempotency-Key. */
  messageId: string;
  channel: 'mail' | 'webhook';
  webhookId: number | null;
  userId: number | null;
  /** Name of the person or the robot, as it was. */
  receiver: string;
  state: OutboxState;
  /** Claims there were; whoever holds the last one is its sender. */
  attempts: number;
  /** Attempts that failed since it was last asked to be sent. */
  failures: number;
  /** While waiting: when it is tried. While being sent: when its sender is taken for dead. */
  dueAt: string;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}
