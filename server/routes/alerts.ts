import { Hono } from 'hono';
import { alertMoveSchema } from '#domain/alerts/alert.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam, yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { alertDetail, alertList, moveAlert } from '../services/alerts.ts';
import { yearOrDefault } from '../services/default-year.ts';

const TAG = '预警';

export function alertRoutes() {
  return new Hono<AppEnv>()
    .get('/alerts', documented(TAG, '预警与处理过程'), need('figure.read'), input('query', yearQuery), async (c) => {
      const year = await yearOrDefault(c.get('ctx'), c.req.valid('query').year);
      return c.json(await alertList(c.get('ctx'), year));
    })
    .get(
      '/alerts/:id',
      documented(TAG, '一条预警：依据、负责科室、处理时限与全部过程'),
      need('figure.read'),
      input('param', idParam),
      async (c) => c.json(await alertDetail(c.get('ctx'), c.req.valid('param').id)),
    )
    .post(
      '/alerts/:id/moves',
      documented(TAG, '知悉与计划、批示、整改措施、静默、关闭', 204),
      input('param', idParam),
      input('json', alertMoveSchema),
      async (c) => {
        await moveAlert(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    );
}
