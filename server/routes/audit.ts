import { Hono } from 'hono';
import { auditGroupKeys, auditOutcomes } from '#domain/audit/audit-line.ts';
import { monthSchema } from '#domain/period.ts';
import { actions } from '#domain/permissions.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { FILE_TYPES, sendAs } from '../http/files.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';
import { auditCsv, auditPage, checkAudit, figureLife } from '../services/audit-views.ts';

const TAG = '审计';
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期应写作 2024-11-02');
const filter = z.object({
  from: day.optional(),
  to: day.optional(),
  group: z.enum(auditGroupKeys, '没有这类操作').optional(),
  action: z.enum(actions, '没有这种操作').optional(),
  username: z.string().max(64).optional(),
  subject: z.string().max(200).optional(),
  department: z.string().max(16).optional(),
  outcome: z.enum(auditOutcomes, '结果应为 done 或 refused').optional(),
});
const page = filter.extend({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number({ error: '条数应为数字' }).int().min(1, '至少 1 条').max(500, '一次最多 500 条').default(100),
});
const figure = z.object({ indicatorId: z.coerce.number().int().min(1), month: monthSchema });

/** Who did what, and who was refused what: for reading only, and each line chained to the one before it. */
export function auditRoutes() {
  return new Hono<AppEnv>()
    .get('/audit', documented(TAG, '操作记录，新的在前'), need('audit.read'), input('query', page), async (c) => {
      const { limit, ...asked } = c.req.valid('query');
      return c.json(await auditPage(c.get('ctx'), asked, limit));
    })
    .get(
      '/audit/export',
      documented(TAG, '导出符合条件的操作记录（csv）；导出本身也留下记录'),
      need('audit.export'),
      input('query', filter),
      async (c) => {
        const { text, name } = await auditCsv(c.get('ctx'), c.req.valid('query'));
        sendAs(c, FILE_TYPES.csv, name);
        return c.body(text);
      },
    )
    .post('/audit/verification', documented(TAG, '逐条校验审计记录是否被改动'), need('audit.verify'), async (c) =>
      c.json(await checkAudit(c.get('ctx'))),
    )
    .get(
      '/audit/figures/:indicatorId/:month',
      documented(TAG, '一个数的全程：与该指标该月有关的全部操作，旧的在前'),
      need('audit.read'),
      input('param', figure),
      async (c) => {
        const { indicatorId, month } = c.req.valid('param');
        return c.json(await figureLife(c.get('ctx'), indicatorId, month));
      },
    );
}
