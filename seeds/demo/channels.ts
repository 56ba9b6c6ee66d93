import { insertWebhook } from '#db/tables/webhooks.ts';
import { shownAddress } from '#domain/notifications/channels.ts';
import { newsEvents } from '#domain/notifications/news.ts';
import type { Ctx } from '#server/context.ts';
import { Secrets } from '#server/notifications/secrets.ts';

/** A robot that leads nowhere, so that the settings and the outbox can be seen; the demonstration sends nothing. */
export async function loadDemoChannels(ctx: Ctx): Promise<void> {
  const address = 'https://robot.example.invalid/cgi-bin/webhook/send?key=demo';
  await insertWebhook(ctx.db, {
    name: '（演示）绩效工作群',
    kind: 'wecom',
    shownAddress: shownAddress(address),
    address: new Secrets(null).seal(address),
    secret: null,
    events: JSON.stringify(newsEvents),
    isActive: 1,
  });
}
