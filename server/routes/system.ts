import { Hono } from 'hono';
import { listDepartments } from '#db/tables/departments.ts';
import { documented } from '../http/documented.ts';
import type { AppEnv } from '../http/session.ts';

export function systemRoutes() {
  return new Hono<AppEnv>().get('/departments', documented('科室', '科室列表'), async (c) =>
    c.json(await listDepartments(c.get('ctx').db)),
  );
}
