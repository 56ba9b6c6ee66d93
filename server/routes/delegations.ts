import { Hono } from 'hono';
import { newDelegationSchema } from '#domain/delegations.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { idParam } from '../http/period-query.ts';
import { type AppEnv, need } from '../http/session.ts';
import { createDelegation, delegationsView, endDelegation } from '../services/delegations.ts';

const TAG = 'AB角';

/** Who fills in for whom. Revoked, never removed: a figure entered under a delegation still tells for whom. */
export function delegationRoutes() {
  return new Hono<AppEnv>()
    .get('/delegations', documented(TAG, '委托记录与可选的科室负责人'), need('figure.read'), async (c) =>
      c.json(await delegationsView(c.get('ctx'))),
    )
    .post('/delegations', documented(TAG, '委托B角代为填报', 204), input('json', newDelegationSchema), async (c) => {
      await createDelegation(c.get('ctx'), c.req.valid('json'));
      return c.body(null, 204);
    })
    .post('/delegations/:id/revocation', documented(TAG, '撤销委托', 204), input('param', idParam), async (c) => {
      await endDelegation(c.get('ctx'), c.req.valid('param').id);
      return c.body(null, 204);
    });
}
