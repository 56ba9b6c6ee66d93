import { Hono } from 'hono';
import { alertRuleSchema, alertSettingsInputSchema } from '#domain/alerts/settings.ts';
import { yearSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { alertRuleBook, alertRuleHistory, setAlertRule } from '../services/alert-rules.ts';
import { yearOrDefault } from '../services/default-year.ts';

const byRule = z.object({ year: yearSchema, rule: alertRuleSchema });
const TAG = '预警规则';

/** How the rules are applied in a year: switched on, thresholds, how long they are watched, when the leader is told. */
export function alertRuleRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/alert-rules',
      documented(TAG, '一年的预警规则'),
      need('figure.read'),
      input('query', yearQuery),
      async (c) => {
        const ctx = c.get('ctx');
        return c.json(await alertRuleBook(ctx, await yearOrDefault(ctx, c.req.valid('query').year)));
      },
    )
    .put(
      '/alert-rules/:year/:rule',
      documented(TAG, '设定一条规则：启用、阈值、观察期与升级时限；随即重新评估', 204),
      input('param', byRule),
      input('json', alertSettingsInputSchema),
      async (c) => {
        const { year, rule } = c.req.valid('param');
        await setAlertRule(c.get('ctx'), year, rule, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .get(
      '/alert-rules/:year/:rule/history',
      documented(TAG, '一条规则的历次修改'),
      need('figure.read'),
      input('param', byRule),
      async (c) => {
        const { year, rule } = c.req.valid('param');
        return c.json(await alertRuleHistory(c.get('ctx'), year, rule));
      },
    );
}
