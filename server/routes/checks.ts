import { Hono } from 'hono';
import { waiverSchema } from '#domain/consistency/waiver.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { waiveFinding, withdrawFindingWaiver } from '../services/check-waivers.ts';
import { checkedText, checkRuleList, shownFindings, waiverHistory } from '../services/checks.ts';
import { yearOrDefault } from '../services/default-year.ts';

const findingParam = z.object({ id: z.string().regex(/^[a-z0-9-]{3,60}$/, '没有这条核对结果，请刷新列表') });
const TAG = '数据核对';

export function checkRoutes() {
  return new Hono<AppEnv>()
    .get('/checks', documented(TAG, '数据核对结果'), need('check.read'), input('query', yearQuery), async (c) =>
      c.json(await shownFindings(c.get('ctx'), await yearOrDefault(c.get('ctx'), c.req.valid('query').year))),
    )
    .get(
      '/checks/rules',
      documented(TAG, '核对规则：比较什么，发现多少'),
      need('check.read'),
      input('query', yearQuery),
      async (c) =>
        c.json(await checkRuleList(c.get('ctx'), await yearOrDefault(c.get('ctx'), c.req.valid('query').year))),
    )
    .get(
      '/checks/waivers',
      documented(TAG, '豁免记录：谁、何时、为何，是否仍有效'),
      need('check.read'),
      input('query', yearQuery),
      async (c) =>
        c.json(await waiverHistory(c.get('ctx'), await yearOrDefault(c.get('ctx'), c.req.valid('query').year))),
    )
    .get(
      '/checks/text',
      documented(TAG, '已公开文本，按段'),
      need('check.read'),
      input('query', yearQuery),
      async (c) =>
        c.json(await checkedText(c.get('ctx'), await yearOrDefault(c.get('ctx'), c.req.valid('query').year))),
    )
    .post(
      '/checks/:id/waive',
      documented(TAG, '豁免一条核对结果，写明理由；数字变化后自动失效', 204),
      need('check.waive'),
      input('param', findingParam),
      input('json', waiverSchema),
      async (c) => {
        await waiveFinding(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/checks/:id/withdraw',
      documented(TAG, '撤回豁免，写明理由', 204),
      need('check.withdraw'),
      input('param', findingParam),
      input('json', waiverSchema),
      async (c) => {
        await withdrawFindingWaiver(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    );
}
