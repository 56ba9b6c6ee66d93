import { Hono } from 'hono';
import {
  emailSchema,
  mailInputSchema,
  newWebhookSchema,
  publicAddressSchema,
  webhookChangeSchema,
} from '#domain/notifications/channels.ts';
import { z } from '#domain/zod.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { testMail, testWebhook } from '../services/channel-tests.ts';
import {
  changeWebhook,
  channelsView,
  createWebhook,
  deleteWebhook,
  setMail,
  setPublicAddress,
} from '../services/channels.ts';
import { giveUpMessage, outboxView, resendMessage } from '../services/outbox.ts';

const TAG = '通知渠道';
const testTarget = z.object({ to: emailSchema });

/** How news leaves the machine, what became of it, and a test. No answer holds a secret. */
export function channelRoutes(deps: Pick<Deps, 'secrets' | 'sendsOutside' | 'sendTimeoutMs'>) {
  const { secrets, sendsOutside } = deps;
  return new Hono<AppEnv>()
    .get('/channels', documented(TAG, '邮件与机器人设置；不含密码和密钥'), need('channel.read'), async (c) =>
      c.json(await channelsView(c.get('ctx'), secrets, sendsOutside)),
    )
    .put('/channels/mail', documented(TAG, '设置邮件服务器', 204), input('json', mailInputSchema), async (c) => {
      await setMail(c.get('ctx'), secrets, c.req.valid('json'));
      return c.body(null, 204);
    })
    .post('/channels/mail/test', documented(TAG, '发送一封测试邮件'), input('json', testTarget), async (c) =>
      c.json(await testMail(c.get('ctx'), deps, c.req.valid('json').to)),
    )
    .put(
      '/channels/public-address',
      documented(TAG, '设置消息中链接所用的访问地址', 204),
      input('json', publicAddressSchema),
      async (c) => {
        await setPublicAddress(c.get('ctx'), c.req.valid('json').address);
        return c.body(null, 204);
      },
    )
    .post(
      '/channels/webhooks',
      documented(TAG, '新增机器人或 Webhook', 201),
      input('json', newWebhookSchema),
      async (c) => c.json({ id: await createWebhook(c.get('ctx'), secrets, c.req.valid('json')) }, 201),
    )
    .put(
      '/channels/webhooks/:id',
      documented(TAG, '修改机器人或 Webhook；地址和密钥不填则不变', 204),
      input('param', idParam),
      input('json', webhookChangeSchema),
      async (c) => {
        await changeWebhook(c.get('ctx'), secrets, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/channels/webhooks/:id',
      documented(TAG, '删除机器人或 Webhook', 204),
      input('param', idParam),
      async (c) => {
        await deleteWebhook(c.get('ctx'), c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post('/channels/webhooks/:id/test', documented(TAG, '发送一条测试消息'), input('param', idParam), async (c) =>
      c.json(await testWebhook(c.get('ctx'), deps, c.req.valid('param').id)),
    )
    .get('/outbox', documented(TAG, '外发消息及发送结果，最新在前'), need('channel.read'), async (c) =>
      c.json(await outboxView(c.get('ctx'))),
    )
    .post('/outbox/:id/resending', documented(TAG, '立即重新发送', 204), input('param', idParam), async (c) => {
      await resendMessage(c.get('ctx'), c.req.valid('param').id);
      return c.body(null, 204);
    })
    .post('/outbox/:id/giving-up', documented(TAG, '放弃发送', 204), input('param', idParam), async (c) => {
      await giveUpMessage(c.get('ctx'), c.req.valid('param').id);
      return c.body(null, 204);
    });
}
