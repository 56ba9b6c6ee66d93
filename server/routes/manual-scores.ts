import { Hono } from 'hono';
import { manualMoveSchema, manualProposalSchema } from '#domain/scoring/manual-score.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import type { AppEnv } from '../http/session.ts';
import { formDetail } from '../services/forms.ts';
import { moveManualScore, proposeManualScore } from '../services/manual-scores.ts';

const rowParam = idParam.extend({ key: z.string().regex(/^[a-z0-9]{1,24}$/, '行的标识无法识别，请刷新页面后重试') });
const scoreParam = idParam.extend({
  score: z.coerce.number('编号应为数字').int('编号应为整数').min(1, '编号应为正整数'),
});
const TAG = '自评表';

export function manualScoreRoutes() {
  return new Hono<AppEnv>()
    .post(
      '/forms/:id/rows/:key/manual-scores',
      documented(TAG, '提出一行的人工评分（0 至分值）和理由；批准前仍按规则计分', 201),
      input('param', rowParam),
      input('json', manualProposalSchema),
      async (c) => {
        const { id, key } = c.req.valid('param');
        await proposeManualScore(c.get('ctx'), id, key, c.req.valid('json'));
        return c.json(await formDetail(c.get('ctx'), id), 201);
      },
    )
    .post(
      '/forms/:id/manual-scores/:score/moves',
      documented(TAG, '批准、不同意（均须由他人）或撤回一条人工评分'),
      input('param', scoreParam),
      input('json', manualMoveSchema),
      async (c) => {
        const { id, score } = c.req.valid('param');
        await moveManualScore(c.get('ctx'), id, score, c.req.valid('json'));
        return c.json(await formDetail(c.get('ctx'), id));
      },
    );
}
