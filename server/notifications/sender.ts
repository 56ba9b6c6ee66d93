import type { Logger } from 'pino';
import { claimOutbox, listDueOutbox, markSent, type OutboxRow, settleOutbox } from '#db/tables/outbox.ts';
import { LEASE_MS, nextAttempt } from '#domain/notifications/retry.ts';
import type { Events } from '../services/events.ts';
import { type Delivering, deliver } from './deliver.ts';
import { SendingFailed } from './sending-failed.ts';

export interface Sending extends Delivering {
  now: () => Date;
  logger: Logger;
  /** False in the demonstration: messages are marked as withheld, and nothing leaves the machine. */
  sendsOutside: boolean;
  /** Told after each attempt, so that the list of the outbox follows. */
  events?: Events;
}

/** Looked at in one round. */
const MOST = 200;
const PAUSE_MS = 3000;

/**
 * Sends what is due, and returns how many messages went out. Each is claimed just before it is sent, so two senders never
 * hold the same one; one at a time to a channel, all channels side by side. A channel that fails is left alone until the
 * next round, or a dead mail server would be asked two hundred times.
 *
 * What a crash leaves: between commit and claim the message waits, and the next sender takes it: once. Between claim and
 * answer nobody knows whether it has arrived; when the lease is over it is sent again under the same Message-ID or
 * Idempotency-Key. A receiver that looks takes it once; mail servers mostly deliver it twice, because SMTP has no way to ask
 * whether a message is there. Of losing and doubling this chooses doubling, and only in that moment.
 */
export async function sendDue(sending: Sending, isStopping = () => false): Promise<number> {
  const due = await listDueOutbox(sending.db, sending.now().toISOString(), MOST);
  const channels = new Map<string, OutboxRow[]>();
  for (const row of due) {
    const channel = `${row.channel}:${row.webhookId}`;
    channels.set(channel, [...(channels.get(channel) ?? []), row]);
  }
  const sent = await Promise.all([...channels.values()].map((rows) => sendInTurn(sending, rows, isStopping)));
  return sent.reduce((sum, count) => sum + count, 0);
}

async function sendInTurn(sending: Sending, rows: OutboxRow[], isStopping: () => boolean): Promise<number> {
  let sent = 0;
  for (const row of rows) {
    if (isStopping()) break;
    const outcome = await sendOne(sending, row);
    sending.events?.publish({ action: 'outbox.send', subject: `outbox:${row.id}`, at: sending.now().toISOString() });
    if (outcome === 'failed') break;
    if (outcome === 'sent') sent += 1;
  }
  return sent;
}

async function sendOne(sending: Sending, row: OutboxRow): Promise<'sent' | 'failed' | 'left'> {
  const { db, now, logger } = sending;
  const until = new Date(now().getTime() + LEASE_MS).toISOString();
  if (!(await claimOutbox(db, row, until))) return 'left';
  const claim = { id: row.id, attempts: row.attempts + 1 };
  if (!sending.sendsOutside) {
    await settleOutbox(db, claim, { state: 'withheld' });
    return 'left';
  }
  try {
    await deliver(sending, row);
  } catch (error) {
    if (!(error instanceof SendingFailed)) logger.error({ err: error, message: row.messageId }, 'sending failed');
    const lastError = error instanceof SendingFailed ? error.message : '系统故障，详见运行日志';
    const failures = row.failures + 1;
    const again = nextAttempt(failures, now());
    const next =
      again === null ? { state: 'failed' as const } : { state: 'waiting' as const, dueAt: again.toISOString() };
    await settleOutbox(db, claim, { ...next, failures, lastError });
    return 'failed';
  }
  await markSent(db, row.id, now().toISOString());
  return 'sent';
}

/** One loop over the outbox. Stopping waits for the message in hand, so that what was sent is also marked. */
export function startSender(sending: Sending): { stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;
  let round = Promise.resolve();
  const run = async () => {
    try {
      await sendDue(sending, () => isStopped);
    } catch (error) {
      sending.logger.error({ err: error }, 'the outbox could not be worked through');
    }
    if (!isStopped) timer = setTimeout(next, PAUSE_MS);
  };
  const next = () => {
    round = run();
  };
  next();
  return {
    stop: async () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await round;
    },
  };
}
