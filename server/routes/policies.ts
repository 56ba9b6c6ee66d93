import { Hono } from 'hono';
import { formDeductionsSchema } from '#domain/forms/form-deductions.ts';
import { formPolicyChangeSchema, formPolicyPlanSchema } from '#domain/forms/form-policy.ts';
import { policyChangeSchema, policyInputSchema } from '#domain/scoring/policy-library.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { previewFormPolicy, setFormDeductions, setFormPolicy } from '../services/form-policies.ts';
import { formDetail } from '../services/forms.ts';
import { changePolicy, createPolicy, policyBook, policyHistory } from '../services/policies.ts';

const TAG = '评分口径';

/** How points are given: the library of policies, and what each form follows. */
export function policyRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/policies',
      documented(TAG, '内置口径、口径库的现行版本，以及各自评表采用的版本'),
      need('figure.read'),
      async (c) => c.json(await policyBook(c.get('ctx'))),
    )
    .post('/policies', documented(TAG, '新建评分口径', 201), input('json', policyInputSchema), async (c) =>
      c.json({ number: await createPolicy(c.get('ctx'), c.req.valid('json')) }, 201),
    )
    .put(
      '/policies/:id',
      documented(TAG, '修改评分口径：生成新的一版，旧版保留，已采用旧版的自评表不变', 204),
      input('param', idParam),
      input('json', policyChangeSchema),
      async (c) => {
        await changePolicy(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .get(
      '/policies/:id/versions',
      documented(TAG, '一个评分口径的各个版本，新版在前'),
      need('figure.read'),
      input('param', idParam),
      async (c) => c.json(await policyHistory(c.get('ctx'), c.req.valid('param').id)),
    )
    .post(
      '/forms/:id/policy/preview',
      documented(TAG, '预览更换评分口径或单行另行规定后的总分、等级和各行得分，不保存'),
      need('figure.read'),
      input('param', idParam),
      input('json', formPolicyPlanSchema),
      async (c) => c.json(await previewFormPolicy(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .put(
      '/forms/:id/policy',
      documented(TAG, '更换自评表草稿的评分口径，或为一行另行规定'),
      input('param', idParam),
      input('json', formPolicyChangeSchema),
      async (c) => {
        const { id } = c.req.valid('param');
        await setFormPolicy(c.get('ctx'), id, c.req.valid('json'));
        return c.json(await formDetail(c.get('ctx'), id));
      },
    )
    .put(
      '/forms/:id/deductions',
      documented(TAG, '设定自评表草稿的固定扣分（整份列表）'),
      input('param', idParam),
      input('json', formDeductionsSchema),
      async (c) => {
        const { id } = c.req.valid('param');
        await setFormDeductions(c.get('ctx'), id, c.req.valid('json'));
        return c.json(await formDetail(c.get('ctx'), id));
      },
    );
}
