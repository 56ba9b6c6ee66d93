import { Hono } from 'hono';
import { monthSchema } from '#domain/period.ts';
import { moveSchema } from '#domain/reports/moves.ts';
import { recheckSchema } from '#domain/reports/rechecks.ts';
import { reportSaveSchema } from '#domain/reports/report.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { periodQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { confirmRechecks } from '../services/report-rechecks.ts';
import { reportDetail, reportMatrix } from '../services/report-views.ts';
import { moveReport, saveReport } from '../services/reports.ts';

const place = z.object({ month: monthSchema, department: z.string() });
const TAG = '月报';

export function reportRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/reports',
      documented(TAG, '月报状态：科室 × 月'),
      need('figure.read'),
      input('query', periodQuery),
      async (c) => {
        const { year, month } = c.req.valid('query');
        return c.json(await reportMatrix(c.get('ctx'), await yearOrDefault(c.get('ctx'), year), month));
      },
    )
    .get(
      '/reports/:month/:department',
      documented(TAG, '一份月报'),
      need('figure.read'),
      input('param', place),
      async (c) => {
        const { month, department } = c.req.valid('param');
        return c.json(await reportDetail(c.get('ctx'), month, department));
      },
    )
    .put(
      '/reports/:month/:department',
      documented(TAG, '保存草稿（须带上次读到的 version）'),
      input('param', place),
      input('json', reportSaveSchema),
      async (c) => {
        const { month, department } = c.req.valid('param');
        await saveReport(c.get('ctx'), month, department, c.req.valid('json'));
        return c.json(await reportDetail(c.get('ctx'), month, department));
      },
    )
    .post(
      '/reports/:month/:department/moves',
      documented(TAG, '提交、审核、退回、重新打开'),
      input('param', place),
      input('json', moveSchema),
      async (c) => {
        const { month, department } = c.req.valid('param');
        await moveReport(c.get('ctx'), month, department, c.req.valid('json'));
        return c.json(await reportDetail(c.get('ctx'), month, department));
      },
    )
    .post(
      '/reports/:month/:department/rechecks',
      documented(TAG, '复核以前月份更正的影响：确认这些指标无需修改'),
      input('param', place),
      input('json', recheckSchema),
      async (c) => {
        const { month, department } = c.req.valid('param');
        await confirmRechecks(c.get('ctx'), month, department, c.req.valid('json'));
        return c.json(await reportDetail(c.get('ctx'), month, department));
      },
    );
}
