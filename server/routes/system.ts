import { Hono } from 'hono';
import { listAudit } from '#db/tables/audit-search.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { actions } from '#domain/permissions.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';

const filter = z.object({
  action: z.enum(actions).optional(),
  username: z.string().max(64).optional(),
  subject: z.string().max(128).optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number({ error: '条数应为数字' }).int().min(1, '至少 1 条').max(500, '一次最多 500 条').default(100),
});

export function systemRoutes() {
  return new Hono<AppEnv>()
    .get('/departments', documented('科室', '科室列表'), async (c) => c.json(await listDepartments(c.get('ctx').db)))
    .get('/audit', documented('审计', '操作记录，新的在前'), need('audit.read'), input('query', filter), async (c) => {
      const { action, username, subject, before, limit } = c.req.valid('query');
      return c.json(
        await listAudit(c.get('ctx').db, { actions: action && [action], username, subject, before }, limit),
      );
    });
}
