import { Hono } from 'hono';
import { monthSchema } from '#domain/period.ts';
import { figureTextSchema } from '#domain/reports/report.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam, periodQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { indicatorSeries } from '../services/indicator-series.ts';
import { indicatorDetail, indicatorList } from '../services/indicators.ts';
import { overview } from '../services/overview.ts';
import { cheapestPoints } from '../services/points-to-win.ts';
import { whatIf } from '../services/what-if.ts';

const series = z.object({ from: monthSchema, to: monthSchema });
const question = periodQuery.extend({ value: figureTextSchema });
const TAG = '指标';

export function indicatorRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/overview',
      documented('总览', '总览：达标情况、差距、总分、预算执行、月报'),
      need('figure.read'),
      input('query', periodQuery),
      async (c) => {
        const { year, month } = c.req.valid('query');
        return c.json(await overview(c.get('ctx'), await yearOrDefault(c.get('ctx'), year), month));
      },
    )
    .get(
      '/points-to-win',
      documented(TAG, '提分清单：各差距可得的分与所需的工作量'),
      need('figure.read'),
      input('query', periodQuery),
      async (c) => {
        const { year, month } = c.req.valid('query');
        return c.json(await cheapestPoints(c.get('ctx'), await yearOrDefault(c.get('ctx'), year), month));
      },
    )
    .get(
      '/indicators',
      documented(TAG, '指标列表与当前状态'),
      need('figure.read'),
      input('query', periodQuery),
      async (c) => {
        const { year, month } = c.req.valid('query');
        return c.json(await indicatorList(c.get('ctx'), await yearOrDefault(c.get('ctx'), year), month));
      },
    )
    .get(
      '/indicators/:id',
      documented(TAG, '一个指标：状态、得分与计算过程'),
      need('figure.read'),
      input('param', idParam),
      input('query', periodQuery),
      async (c) => {
        const { year, month } = c.req.valid('query');
        const { id } = c.req.valid('param');
        return c.json(await indicatorDetail(c.get('ctx'), id, await yearOrDefault(c.get('ctx'), year), month));
      },
    )
    .get(
      '/indicators/:id/series',
      documented(TAG, '逐月数据、序时目标与来源'),
      need('figure.read'),
      input('param', idParam),
      input('query', series),
      async (c) => {
        const { from, to } = c.req.valid('query');
        return c.json(await indicatorSeries(c.get('ctx'), c.req.valid('param').id, from, to));
      },
    )
    .get(
      '/indicators/:id/what-if',
      documented(TAG, '假设年底值：完成率、状态、得分、所需月均、各表总分'),
      need('figure.read'),
      input('param', idParam),
      input('query', question),
      async (c) => {
        const { year, month, value } = c.req.valid('query');
        const { id } = c.req.valid('param');
        return c.json(await whatIf(c.get('ctx'), id, await yearOrDefault(c.get('ctx'), year), month, value));
      },
    );
}
