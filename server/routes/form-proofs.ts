import { Hono } from 'hono';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { executionProof, rowProof, totalProof } from '../services/form-proofs.ts';

const rowParam = idParam.extend({ key: z.string().regex(/^[a-z0-9]{1,24}$/, '行的标识无法识别，请刷新页面后重试') });
const TAG = '自评表';

export function formProofRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/forms/:id/rows/:key/proof',
      documented(TAG, '一行得分的依据：各输入的来源（月份、填报人、审核人、佐证）、规则出处、其他口径、人工评分记录'),
      need('figure.read'),
      input('param', rowParam),
      async (c) => {
        const { id, key } = c.req.valid('param');
        return c.json(await rowProof(c.get('ctx'), id, key));
      },
    )
    .get(
      '/forms/:id/execution/proof',
      documented(TAG, '预算执行得分的依据：预算数、执行数的来源，规则出处，其他口径'),
      need('figure.read'),
      input('param', idParam),
      async (c) => c.json(await executionProof(c.get('ctx'), c.req.valid('param').id)),
    )
    .get(
      '/forms/:id/total/proof',
      documented(TAG, '总分的依据：各行得分及其性质（计算、印刷、人工），扣分与限高，其他口径下的总分'),
      need('figure.read'),
      input('param', idParam),
      async (c) => c.json(await totalProof(c.get('ctx'), c.req.valid('param').id)),
    );
}
