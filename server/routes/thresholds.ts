import { Hono } from 'hono';
import { yearSchema } from '#domain/period.ts';
import { thresholdNumbersSchema, thresholdsInputSchema } from '#domain/settings/thresholds.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { periodQuery, yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { changeThresholds, thresholdBook, thresholdPreview } from '../services/year-thresholds.ts';

const byYear = z.object({ year: yearSchema });
const TAG = '判定标准';

/** From which share of the plan an indicator is on track, behind or seriously behind, and what is over-fulfilled. */
export function thresholdRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/thresholds',
      documented(TAG, '一年的判定标准与历次修改'),
      need('figure.read'),
      input('query', yearQuery),
      async (c) => {
        const ctx = c.get('ctx');
        return c.json(await thresholdBook(ctx, await yearOrDefault(ctx, c.req.valid('query').year)));
      },
    )
    .post(
      '/thresholds/:year/preview',
      documented(TAG, '试算：按另一标准有多少指标的状态会改变；不保存'),
      need('figure.read'),
      input('param', byYear),
      input('query', periodQuery.pick({ month: true })),
      input('json', thresholdNumbersSchema),
      async (c) => {
        const { month } = c.req.valid('query');
        const { year } = c.req.valid('param');
        return c.json(await thresholdPreview(c.get('ctx'), year, month, c.req.valid('json')));
      },
    )
    .put(
      '/thresholds/:year',
      documented(TAG, '修改判定标准（须写明原因）；随即按新标准重新评估', 204),
      input('param', byYear),
      input('json', thresholdsInputSchema),
      async (c) => {
        await changeThresholds(c.get('ctx'), c.req.valid('param').year, c.req.valid('json'));
        return c.body(null, 204);
      },
    );
}
