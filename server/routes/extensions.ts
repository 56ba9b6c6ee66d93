import { Hono } from 'hono';
import { extensionGrantSchema, extensionMoveSchema, extensionRequestSchema } from '#domain/reports/extensions.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam, yearQuery } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { yearOrDefault } from '../services/default-year.ts';
import { askExtension, extensionsOfYear, grantExtension, moveExtension } from '../services/extensions.ts';

const TAG = '填报安排';

/** 延期: asked for by a department, granted for a time, refused or revoked by the officer. */
export function extensionRoutes() {
  return new Hono<AppEnv>()
    .get(
      '/extensions',
      documented(TAG, '延期与例外：申请、有效的、已到期与撤销的'),
      need('figure.read'),
      input('query', yearQuery),
      async (c) => {
        const ctx = c.get('ctx');
        return c.json(await extensionsOfYear(ctx, await yearOrDefault(ctx, c.req.valid('query').year)));
      },
    )
    .post(
      '/extensions/requests',
      documented(TAG, '科室申请延期填报已锁定的月报', 204),
      input('json', extensionRequestSchema),
      async (c) => {
        await askExtension(c.get('ctx'), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/extensions',
      documented(TAG, '批准一个科室某月延期填报至某日；到期自动失效', 204),
      input('json', extensionGrantSchema),
      async (c) => {
        await grantExtension(c.get('ctx'), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/extensions/:id/moves',
      documented(TAG, '不同意申请（refuse）或撤销延期（revoke）', 204),
      input('param', idParam),
      input('json', extensionMoveSchema),
      async (c) => {
        await moveExtension(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    );
}
