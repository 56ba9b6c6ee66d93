import { Hono } from 'hono';
import { countUnread } from '#db/tables/notifications.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';
import { inboxView, readNotices } from '../services/inbox.ts';

const TAG = '消息';
const reading = z.object({
  /** Left out: all of them. */
  ids: z
    .array(z.number({ error: '编号应为数字' }).int('编号应为整数'))
    .min(1)
    .max(200, '一次最多 200 条')
    .optional(),
});

/** What one was told: everybody sees the own inbox only. */
export function inboxRoutes() {
  return new Hono<AppEnv>()
    .get('/inbox', documented(TAG, '本人消息，未读在前'), need('notification.read'), async (c) =>
      c.json(await inboxView(c.get('ctx'))),
    )
    .get('/inbox/count', documented(TAG, '本人未读条数'), need('notification.read'), async (c) => {
      const { db, actor } = c.get('ctx');
      return c.json({ unread: await countUnread(db, actor.userId) });
    })
    .post('/inbox/reading', documented(TAG, '标为已读', 204), input('json', reading), async (c) => {
      await readNotices(c.get('ctx'), c.req.valid('json').ids ?? null);
      return c.body(null, 204);
    });
}
