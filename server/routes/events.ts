import { Hono } from 'hono';
import { z } from '#domain/zod.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import type { AppEnv } from '../http/session.ts';
import type { Listener } from '../services/events.ts';

const query = z.object({
  tab: z.string().max(64).optional(),
  /** Milliseconds since the page began to read: what happened since is told first. */
  age: z.coerce.number({ error: 'age 应为毫秒数' }).int().min(0).max(60_000).default(0),
});

/** What the stream may hold back for a reader that does not read, in pieces, before it is let go. */
const MOST_UNREAD = 1000;

export function eventRoutes({ events }: Pick<Deps, 'events'>) {
  return new Hono<AppEnv>().get(
    '/events',
    documented('实时', '变更通知（text/event-stream）：{action, subject, at}，不含数据'),
    input('query', query),
    (c) => {
      const { tab = null, age } = c.req.valid('query');
      const { actor } = c.get('ctx');
      events.requirePlace(actor);
      const encoder = new TextEncoder();
      let listener: Listener | null = null;
      const stop = () => listener && events.remove(listener);
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const end = () => {
              stop();
              controller.close();
            };
            const send = (text: string) => {
              if ((controller.desiredSize ?? 0) <= 0) end();
              else controller.enqueue(encoder.encode(text));
            };
            send('retry: 3000\n:\n\n');
            listener = { actor, tab, send, end, stands: c.get('stands') };
            events.add(listener, age);
          },
          cancel: () => void stop(),
        },
        { highWaterMark: MOST_UNREAD },
      );
      return c.body(body, 200, {
        'content-type': 'text/event-stream; charset=utf-8',
        // Neither stored, nor compressed, nor held back by a proxy: each line goes out at once.
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      });
    },
  );
}
