import { Hono } from 'hono';
import { briefingTextsInputSchema } from '#domain/briefing/texts.ts';
import { Failure } from '#domain/failures.ts';
import { monthOfYearSchema, yearSchema } from '#domain/period.ts';
import { z } from '#domain/zod.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, sendAs } from '../http/files.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';
import { briefing, editBriefing, exportBriefing } from '../services/briefings.ts';

const monthParam = z.object({ year: yearSchema, month: monthOfYearSchema });
const exportQuery = z.object({ format: z.string().default('docx') });
const TAG = '通报';

/** 通报: what the leaders' meeting reads of a month. */
export function briefingRoutes({ renderer }: Pick<Deps, 'renderer'>) {
  return new Hono<AppEnv>()
    .get(
      '/briefings/:year/:month',
      documented(TAG, '某月的绩效目标运行监控通报（标题、段落、表格、图）'),
      need('briefing.read'),
      input('param', monthParam),
      async (c) => {
        const { year, month } = c.req.valid('param');
        return c.json(await briefing(c.get('ctx'), year, month));
      },
    )
    .put(
      '/briefings/:year/:month/texts',
      documented(TAG, '编辑通报的开头语、各项原因和措施、结束语；未列出的恢复自动文字，数据不可编辑'),
      input('param', monthParam),
      input('json', briefingTextsInputSchema),
      async (c) => {
        const { year, month } = c.req.valid('param');
        await editBriefing(c.get('ctx'), { year, month }, c.req.valid('json'));
        return c.json(await briefing(c.get('ctx'), year, month));
      },
    )
    .get(
      '/briefings/:year/:month/export',
      documented(TAG, '导出通报（format 为 docx 或 pdf，默认 docx）'),
      need('briefing.export'),
      input('param', monthParam),
      input('query', exportQuery),
      async (c) => {
        const { year, month } = c.req.valid('param');
        const { format } = c.req.valid('query');
        if (format !== 'docx' && format !== 'pdf') {
          throw new Failure('form.format-unsupported', null, '通报的导出格式应为 docx 或 pdf，请重新选择。');
        }
        const { bytes, name } = await exportBriefing(c.get('ctx'), renderer, { year, month, format });
        sendAs(c, FILE_TYPES[format], name);
        return c.body(new Uint8Array(bytes));
      },
    );
}
