import { Hono } from 'hono';
import { yearSchema } from '#domain/period.ts';
import { decisionSchema } from '#domain/reading/review.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { type FileRule, fileLimit, uploadIn } from '../http/files.ts';
import { input } from '../http/input.ts';
import { idParam, yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { acceptReading } from '../services/reading-acceptance.ts';
import { readingView } from '../services/reading-view.ts';
import { createReading, discardReading, readingList, reviewReading } from '../services/readings.ts';
import { requirePermission } from '../write.ts';

const FILE: FileRule = { largest: 8 * 1024 * 1024, missing: 'reading.missing', tooLarge: 'reading.too-large' };
const MOST_DECISIONS = 2000;
const version = z.number({ error: '缺少版本号' }).int('版本号应为整数');
const review = z.object({
  version,
  year: yearSchema.optional(),
  decisions: z
    .record(z.string().max(120), decisionSchema.nullable())
    .refine((decisions) => Object.keys(decisions).length <= MOST_DECISIONS, '一次决定的项目过多')
    .optional(),
});
const acceptance = z.object({ version, replaces: z.string().max(64).nullable() });
const TAG = '已公开文本';

/** Published disclosures read back into data. */
export function readingRoutes() {
  return new Hono<AppEnv>()
    .get('/accounts/readings', documented(TAG, '读取过的公开文本'), need('reading.read'), async (c) =>
      c.json(await readingList(c.get('ctx'))),
    )
    .post(
      '/accounts/readings',
      documented(
        TAG,
        '读取一份公开文本（txt 或 docx，不超过 8 MB）：multipart/form-data，字段 file；只保存读取结果',
        201,
      ),
      input('query', yearQuery),
      fileLimit(FILE),
      async (c) => {
        const ctx = c.get('ctx');
        requirePermission(ctx, 'reading.create');
        const upload = await uploadIn(c, FILE);
        return c.json(await createReading(ctx, upload, c.req.valid('query').year), 201);
      },
    )
    .get(
      '/accounts/readings/:id',
      documented(TAG, '一次读取：读懂的、没有读懂的、与现有数据的差异'),
      need('reading.read'),
      input('param', idParam),
      async (c) => c.json(await readingView(c.get('ctx'), c.req.valid('param').id)),
    )
    .patch(
      '/accounts/readings/:id',
      documented(TAG, '逐项核对：采用、不采用或更正；指定年度'),
      input('param', idParam),
      input('json', review),
      async (c) => {
        const [ctx, { id }] = [c.get('ctx'), c.req.valid('param')];
        await reviewReading(ctx, id, c.req.valid('json'));
        return c.json(await readingView(ctx, id));
      },
    )
    .post(
      '/accounts/readings/:id/accept',
      documented(TAG, '采用：写入该年度的公开数据、公开文本和自评表；已有数据须先确认替换'),
      input('param', idParam),
      input('json', acceptance),
      async (c) => c.json(await acceptReading(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'))),
    )
    .post(
      '/accounts/readings/:id/discard',
      documented(TAG, '作废一次读取', 204),
      input('param', idParam),
      input('json', z.object({ version })),
      async (c) => {
        await discardReading(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').version);
        return c.body(null, 204);
      },
    );
}
