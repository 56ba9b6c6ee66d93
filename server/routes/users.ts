import { Hono } from 'hono';
import { emailSchema } from '#domain/notifications/channels.ts';
import { newUserSchema, roleSchema } from '#domain/users.ts';
import { z } from '#domain/zod.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { type AppEnv, need } from '../http/session.ts';
import { changeUser, createUser, resetPassword, usersWithDepartments } from '../services/users.ts';

const change = z
  .object({
    name: z.string().trim().min(1, '请填写姓名').max(32, '姓名最多 32 字'),
    role: roleSchema,
    department: z.string().nullable(),
    email: emailSchema.nullable(),
    isActive: z.boolean({ error: 'isActive 应为 true 或 false' }),
  })
  .partial();
const byName = z.object({ username: z.string() });
const TAG = '用户';

export function userRoutes() {
  return new Hono<AppEnv>()
    .get('/users', documented(TAG, '用户列表'), need('user.read'), async (c) =>
      c.json(await usersWithDepartments(c.get('ctx'))),
    )
    .post('/users', documented(TAG, '新建用户', 201), input('json', newUserSchema), async (c) =>
      c.json(await createUser(c.get('ctx'), c.req.valid('json')), 201),
    )
    .patch(
      '/users/:username',
      documented(TAG, '修改用户', 204),
      input('param', byName),
      input('json', change),
      async (c) => {
        await changeUser(c.get('ctx'), c.req.valid('param').username, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post('/users/:username/password-reset', documented(TAG, '重置密码'), input('param', byName), async (c) =>
      c.json(await resetPassword(c.get('ctx'), c.req.valid('param').username)),
    );
}
