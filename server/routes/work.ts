import { Hono } from 'hono';
import { documented } from '../http/documented.ts';
import { type AppEnv, need } from '../http/session.ts';
import { headWork } from '../services/work.ts';

export function workRoutes() {
  return new Hono<AppEnv>().get(
    '/work',
    documented('工作', '科室负责人的待办：应交、退回、待审核的月报，偏离的指标，待填整改措施的预警'),
    need('report.save'),
    async (c) => c.json(await headWork(c.get('ctx'))),
  );
}
