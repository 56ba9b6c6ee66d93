import { countUnread, listNotifications, markRead } from '#db/tables/notifications.ts';
import { newsEventNames } from '#domain/notifications/news.ts';
import type { Ctx } from '../context.ts';
import { write } from '../write.ts';

/** More than anybody reads; what is older stays in the table. */
const MOST = 200;

/** The own notices, unread first. */
export async function inboxView(ctx: Ctx) {
  const notices = await listNotifications(ctx.db, ctx.actor.userId, MOST);
  return {
    unread: await countUnread(ctx.db, ctx.actor.userId),
    most: MOST,
    items: notices.map(({ id, event, title, text, path, at, readAt }) => ({
      id,
      event,
      eventName: newsEventNames[event],
      title,
      text,
      path,
      at,
      readAt,
    })),
  };
}
export type InboxItem = Awaited<ReturnType<typeof inboxView>>['items'][number];

/** Marks own notices as read, those named or all. The audit keeps when an instruction was read. */
export async function readNotices(ctx: Ctx, ids: number[] | null): Promise<void> {
  const { userId, username } = ctx.actor;
  await write(ctx, { action: 'notification.read', subject: `inbox:${username}` }, async (inside) => {
    const count = await markRead(inside.db, userId, ids, inside.now.toISOString());
    return { result: undefined, after: { ids: ids ?? 'all', count } };
  });
}
