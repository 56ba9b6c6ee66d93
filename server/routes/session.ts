import { Hono } from 'hono';
import { passwordSchema } from '#domain/users.ts';
import { z } from '#domain/zod.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { input } from '../http/input.ts';
import { addressOf } from '../http/on-record.ts';
import { type AppEnv, dropSession, keepSession, requireSession } from '../http/session.ts';
import { loginInfo, sessionView } from '../services/session-view.ts';
import { changePassword, signIn, signOut } from '../services/sessions.ts';

const credentials = z.object({
  username: z.string({ error: '请填写用户名' }).trim().min(1, '请填写用户名').max(64, '用户名过长'),
  password: z.string({ error: '请填写密码' }).min(1, '请填写密码').max(128, '密码过长'),
});
const newPassword = z.object({
  current: z.string({ error: '请填写当前密码' }).min(1, '请填写当前密码').max(128, '密码过长'),
  next: passwordSchema,
});

/** Signing in and out; the only routes that are open to everybody are the first two. */
export function sessionRoutes(deps: Deps) {
  const signedIn = requireSession(deps);
  const isDemo = deps.demoPassword !== null;
  return new Hono<AppEnv>()
    .get('/login-info', documented('会话', '登录页信息'), async (c) =>
      c.json(await loginInfo(deps.db, deps.demoPassword)),
    )
    .post('/session', documented('会话', '登录'), input('json', credentials), async (c) => {
      const { token, actor, mustChangePassword } = await signIn(deps, c.req.valid('json'), addressOf(c));
      keepSession(c, token, deps.secureCookie);
      return c.json(await sessionView({ db: deps.db, actor, now: deps.now() }, mustChangePassword, isDemo));
    })
    .get('/session', documented('会话', '当前用户与权限'), signedIn, async (c) =>
      c.json(await sessionView(c.get('ctx'), c.get('mustChangePassword'), isDemo)),
    )
    .delete('/session', documented('会话', '退出', 204), signedIn, async (c) => {
      await signOut(c.get('ctx'), c.get('sessionToken'));
      dropSession(c);
      return c.body(null, 204);
    })
    .post('/session/password', documented('会话', '修改密码', 204), signedIn, input('json', newPassword), async (c) => {
      await changePassword(c.get('ctx'), c.get('sessionToken'), c.req.valid('json'));
      return c.body(null, 204);
    });
}
