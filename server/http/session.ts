import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { LONGEST_LINK_DAYS } from '#domain/board-links.ts';
import { Failure } from '#domain/failures.ts';
import type { Action } from '#domain/permissions.ts';
import type { Actor } from '#domain/users.ts';
import type { Ctx } from '../context.ts';
import type { Deps } from '../deps.ts';
import { boardStands, resumeBoard } from '../services/board-links.ts';
import { resumeSession, SESSION_HOURS, sessionStands } from '../services/sessions.ts';
import { requirePermission } from '../write.ts';

const COOKIE = 'center_session';
const BOARD_COOKIE = 'center_board';
/** All that a wall screen asks for. */
const BOARD_PATHS = new Set(['/api/session', '/api/overview', '/api/alerts', '/api/events']);

export interface AppEnv {
  Variables: {
    ctx: Ctx;
    /** See `onRecord`. */
    recorded: { lines: number };
    sessionToken: string;
    mustChangePassword: boolean;
    /** Is what the request came with still good? For an answer that goes on for hours. */
    stands: () => Promise<boolean>;
  };
}

export function keepSession(c: Context, token: string, secure: boolean): void {
  setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge: SESSION_HOURS * 3600 });
}

/** For as long as browsers keep anything; the link itself says when it is over. */
export function keepBoard(c: Context, token: string, secure: boolean): void {
  const maxAge = LONGEST_LINK_DAYS * 86_400;
  setCookie(c, BOARD_COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/api', secure, maxAge });
}

export function dropSession(c: Context): void {
  deleteCookie(c, COOKIE, { path: '/' });
}

/** Denied by default: every route behind this needs a session. Sets `ctx`, which names the actor and the time. */
export function requireSession(deps: Deps) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const token = getCookie(c, COOKIE);
    const session = token ? await resumeSession(deps.db, token, deps.now()) : null;
    const { db, events, presence } = deps;
    const board = session === null ? await boardOf(c, deps) : null;
    const actor = session?.actor ?? board?.actor;
    if (actor === undefined) throw new Failure('session.required');
    const tab = c.req.header('x-tab')?.slice(0, 64) ?? null;
    c.set('ctx', { db, actor, now: deps.now(), events, presence, tab, recorded: c.get('recorded') });
    c.set('sessionToken', token ?? '');
    c.set('mustChangePassword', session?.mustChangePassword ?? false);
    c.set('stands', () =>
      board === null ? sessionStands(db, token ?? '', deps.now()) : boardStands(db, board.token, deps.now()),
    );
    await next();
  });
}

/** Who a request comes from that did not get as far as its session; null when it brought none. */
export async function callerOf(c: Context, { db, now }: Deps): Promise<Actor | null> {
  const token = getCookie(c, COOKIE);
  return token === undefined ? null : ((await resumeSession(db, token, now()))?.actor ?? null);
}

/** The wall screen that asks, by its link, for one of the few things it may read; null for everything else. */
async function boardOf(c: Context, { db, now }: Deps): Promise<{ token: string; actor: Actor } | null> {
  const token = getCookie(c, BOARD_COOKIE);
  if (token === undefined || c.req.method !== 'GET' || !BOARD_PATHS.has(c.req.path)) return null;
  const actor = await resumeBoard(db, token, now());
  return actor === null ? null : { token, actor };
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
