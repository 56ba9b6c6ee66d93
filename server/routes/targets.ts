import { Hono } from 'hono';
import { targetInputSchema, targetMoveSchema } from '#domain/indicators/target-change.ts';
import { yearSchema } from '#domain/period.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam, periodQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { targetBook, targetHistory } from '../services/target-views.ts';
import { moveTargetProposal, setTarget } from '../services/targets.ts';

const ofYear = idParam.extend({ year: yearSchema });
const TAG = '绩效目标';

/** Targets by source, each decision kept: what is asked for, from which month on, and who has approved it. */
export function targetRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/targets',
      documented(TAG, '一年的绩效目标：各指标、各来源、生效的目标值'),
      need('figure.read'),
      input('query', periodQuery),
      async (c) => {
        const { year, month } = c.req.valid('query');
        return c.json(await targetBook(c.get('ctx'), await yearOrDefault(c.get('ctx'), year), month ?? 12));
      },
    )
    .get(
      '/indicators/:id/targets',
      documented(TAG, '一个指标的历次目标、待批准的调整和逐月计划'),
      need('figure.read'),
      input('param', idParam),
      input('query', periodQuery),
      async (c) => {
        const { year, month } = c.req.valid('query');
        const { id } = c.req.valid('param');
        return c.json(await targetHistory(c.get('ctx'), id, await yearOrDefault(c.get('ctx'), year), month));
      },
    )
    .post(
      '/indicators/:id/targets/:year',
      documented(TAG, '设定目标；年度中调整现行目标须中心领导批准，批准前原目标不变', 201),
      input('param', ofYear),
      input('json', targetInputSchema),
      async (c) => {
        const { id, year } = c.req.valid('param');
        return c.json(await setTarget(c.get('ctx'), id, year, c.req.valid('json')), 201);
      },
    )
    .post(
      '/target-proposals/:id/moves',
      documented(TAG, '批准、不同意（中心领导）或撤回（绩效管理员）一条目标调整', 204),
      input('param', idParam),
      input('json', targetMoveSchema),
      async (c) => {
        await moveTargetProposal(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    );
}
