import { getOutboxRow, listOutbox, updateOutbox } from '#db/tables/outbox.ts';
import { Failure } from '#domain/failures.ts';
import { type OutboxState, outboxStateNames } from '#domain/notifications/channels.ts';
import { newsEventNames } from '#domain/notifications/news.ts';
import type { Action } from '#domain/permissions.ts';
import type { Ctx } from '../context.ts';
import { write } from '../write.ts';

const MOST = 200;

/** The newest messages that were to leave the machine. Their text is not among it: it may speak of figures. */
export async function outboxView(ctx: Ctx) {
  const rows = await listOutbox(ctx.db, MOST);
  return {
    most: MOST,
    items: rows.map(({ id, channel, receiver, event, state, attempts, dueAt, lastError, createdAt, sentAt }) => ({
      id,
      channel,
      receiver,
      eventName: newsEventNames[event],
      state,
      stateName: outboxStateNames[state],
      attempts,
      /** When it is tried next. */
      dueAt: state === 'waiting' ? dueAt : null,
      lastError,
      createdAt,
      sentAt,
      mayResend: RESENDABLE.includes(state),
      mayGiveUp: state === 'waiting',
    })),
  };
}
export type OutboxItem = Awaited<ReturnType<typeof outboxView>>['items'][number];

/** What has arrived is not sent again, nor what is just being sent. */
const RESENDABLE: OutboxState[] = ['waiting', 'failed', 'given-up'];

/** Tries at once, with all its attempts anew. */
export async function resendMessage(ctx: Ctx, id: number): Promise<void> {
  await moveMessage(ctx, id, 'outbox.resend', RESENDABLE, {
    state: 'waiting',
    failures: 0,
    dueAt: ctx.now.toISOString(),
  });
}

export async function giveUpMessage(ctx: Ctx, id: number): Promise<void> {
  await moveMessage(ctx, id, 'outbox.give-up', ['waiting'], { state: 'given-up' });
}

async function moveMessage(
  ctx: Ctx,
  id: number,
  action: Action,
  from: OutboxState[],
  change: { state: OutboxState; failures?: number; dueAt?: string },
): Promise<void> {
  await write(ctx, { action, subject: `outbox:${id}` }, async ({ db }) => {
    const row = await getOutboxRow(db, id);
    const isMoved = from.includes(row.state) && (await updateOutbox(db, row, change));
    if (!isMoved) throw new Failure('outbox.move-refused', { state: row.state });
    return { result: undefined, before: { state: row.state }, after: { state: change.state } };
  });
}
