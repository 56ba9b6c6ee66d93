import { Hono } from 'hono';
import { getDepartment } from '#db/tables/departments.ts';
import { monthSchema } from '#domain/period.ts';
import { approvalsSchema, reminderSchema } from '#domain/reports/moves.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { approveReports, waitingReports } from '../services/report-approvals.ts';
import { remindDepartments } from '../services/report-reminders.ts';
import { requirePermission } from '../write.ts';

const place = z.object({ month: monthSchema, department: z.string() });
const TAG = '月报';

/** What is done over several reports at once, and who is at one of them. */
export function reviewRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/reports/waiting',
      documented(TAG, '待审月报及各份待核对的项数'),
      need('figure.read'),
      input('query', yearQuery),
      async (c) => {
        const year = await yearOrDefault(c.get('ctx'), c.req.valid('query').year);
        return c.json(await waitingReports(c.get('ctx'), year));
      },
    )
    .post(
      '/reports/moves',
      documented(TAG, '审核通过多份月报：每份各自成败，逐份答复'),
      need('report.approve'),
      input('json', approvalsSchema),
      async (c) => c.json(await approveReports(c.get('ctx'), c.req.valid('json').items)),
    )
    .post(
      '/reports/reminders',
      documented(TAG, '催办某月尚未提交的科室；不指定科室时为全部，每科室每天一次'),
      need('report.remind'),
      input('json', reminderSchema),
      async (c) => c.json(await remindDepartments(c.get('ctx'), c.req.valid('json'))),
    )
    .post(
      '/reports/:month/:department/presence',
      documented(TAG, '正在填写：每 20 秒一次，答复其他正在填写的人'),
      input('param', place),
      async (c) => {
        const { month, department } = c.req.valid('param');
        const ctx = c.get('ctx');
        await getDepartment(ctx.db, department);
        requirePermission(ctx, 'report.save', department);
        const at = `${month}:${department}`;
        ctx.presence?.enter(at, ctx.actor, ctx.now);
        return c.json({ others: ctx.presence?.others(at, ctx.actor, ctx.now) ?? [] });
      },
    );
}
