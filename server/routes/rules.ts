import { Hono } from 'hono';
import { limitsInputSchema } from '#domain/reports/limits.ts';
import { relationChangeSchema, relationInputSchema } from '#domain/reports/relation-draft.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { limitHistory, relationHistory, ruleBook } from '../services/rule-views.ts';
import { changeRelation, createRelation, setLimits } from '../services/rules.ts';

const TAG = '校验规则';

/** What monthly values are held against: limits by indicator and relations between cells. */
export function ruleRoutes() {
  return new Hono<AppEnv>()
    .get('/rules', documented(TAG, '各指标上下限、历史建议和审核关系；科室只见本科室'), need('rule.read'), async (c) =>
      c.json(await ruleBook(c.get('ctx'))),
    )
    .put(
      '/rules/limits/:id',
      documented(TAG, '设定、修改或清除一个指标的上下限和波动倍数', 204),
      input('param', idParam),
      input('json', limitsInputSchema),
      async (c) => {
        await setLimits(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .get(
      '/rules/limits/:id/history',
      documented(TAG, '一个指标上下限的历次修改'),
      need('rule.read'),
      input('param', idParam),
      async (c) => c.json(await limitHistory(c.get('ctx'), c.req.valid('param').id)),
    )
    .post('/rules/relations', documented(TAG, '新建审核关系', 201), input('json', relationInputSchema), async (c) =>
      c.json({ number: await createRelation(c.get('ctx'), c.req.valid('json')) }, 201),
    )
    .put(
      '/rules/relations/:id',
      documented(TAG, '修改、停用或启用审核关系', 204),
      input('param', idParam),
      input('json', relationChangeSchema),
      async (c) => {
        await changeRelation(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .get(
      '/rules/relations/:id/history',
      documented(TAG, '一条审核关系的历次修改'),
      need('rule.read'),
      input('param', idParam),
      async (c) => c.json(await relationHistory(c.get('ctx'), c.req.valid('param').id)),
    );
}
