import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { Failure } from '#domain/failures.ts';
import type { Action } from '#domain/permissions.ts';
import type { Ctx } from '../context.ts';
import type { Deps } from '../deps.ts';
import { resumeSession, SESSION_HOURS } from '../services/sessions.ts';
import { requirePermission } from '../write.ts';

const COOKIE = 'center_session';

export interface AppEnv {
  Variables: { ctx: Ctx; sessionToken: string; mustChangePassword: boolean };
}

export function keepSession(c: Context, token: string, secure: boolean): void {
  setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge: SESSION_HOURS * 3600 });
}

export function dropSession(c: Context): void {
  deleteCookie(c, COOKIE, { path: '/' });
}

/** Denied by default: every route behind this needs a session. Sets `ctx`, which names the actor and the time. */
export function requireSession(deps: Deps) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const token = getCookie(c, COOKIE);
    const session = token ? await resumeSession(deps.db, token, deps.now()) : null;
    if (!token || !session) throw new Failure('session.required');
    const { db, events, presence } = deps;
    const tab = c.req.header('x-tab')?.slice(0, 64) ?? null;
    c.set('ctx', { db, actor: session.actor, now: deps.now(), events, presence, tab });
    c.set('sessionToken', token);
    c.set('mustChangePassword', session.mustChangePassword);
    await next();
  });
}

/** Until the one-time password is replaced nothing but replacing it is possible. */
export const requireOwnPassword = createMiddleware<AppEnv>(async (c, next) => {
  if (c.get('mustChangePassword')) throw new Failure('session.password-change-required');
  await next();
});

/** The permission of a reading route; writing routes are asked by `write` itself, with the department. */
export function need(action: Action) {
  return createMiddleware<AppEnv>(async (c, next) => {
    requirePermission(c.get('ctx'), action);
    await next();
  });
}
