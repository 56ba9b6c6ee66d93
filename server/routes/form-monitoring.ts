import { Hono } from 'hono';
import { monitoringPatchSchema } from '#domain/forms/monitoring-edits.ts';
import { MID_YEAR, monthOfYearSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, sendAs } from '../http/files.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { exportMonitoring, formMonitoring } from '../services/form-monitoring.ts';
import { editMonitoring } from '../services/monitoring-editing.ts';
import { formatIn } from './form-files.ts';

/** The mid-year form unless another month is asked for. */
const monthQuery = z.object({ month: monthOfYearSchema.default(MID_YEAR) });
const monitoringQuery = monthQuery.extend({ format: z.string().optional() });
const TAG = '自评表';

/** 绩效目标执行监控表 */
export function formMonitoringRoutes({ renderer }: Pick<Deps, 'renderer'>) {
  return new Hono<AppEnv>()
    .get(
      '/forms/:id/monitoring',
      documented(TAG, '绩效目标执行监控表：month 默认 7；给出 format（xlsx、docx 或 pdf）时为文件'),
      need('figure.read'),
      input('param', idParam),
      input('query', monitoringQuery),
      async (c) => {
        const { id } = c.req.valid('param');
        const { month, format: asked } = c.req.valid('query');
        if (asked === undefined) return c.json(await formMonitoring(c.get('ctx'), id, month));
        const format = formatIn(asked);
        const { bytes, name } = await exportMonitoring(c.get('ctx'), renderer, { id, month, format });
        sendAs(c, FILE_TYPES[format], name);
        return c.body(new Uint8Array(bytes));
      },
    )
    .patch(
      '/forms/:id/monitoring',
      documented(TAG, '填写执行监控表（按行的标识），返回填写后的表和撤销所需的修改；value 为 null 时恢复取自月报'),
      input('param', idParam),
      input('query', monthQuery),
      input('json', monitoringPatchSchema),
      async (c) => {
        const { id } = c.req.valid('param');
        const { month } = c.req.valid('query');
        const undo = await editMonitoring(c.get('ctx'), id, month, c.req.valid('json'));
        return c.json({ form: await formMonitoring(c.get('ctx'), id, month), undo });
      },
    );
}
