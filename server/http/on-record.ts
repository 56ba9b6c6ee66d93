import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Failure } from '#domain/failures.ts';
import { type Action, actions } from '#domain/permissions.ts';
import { type Ctx, systemActor } from '../context.ts';
import type { Deps } from '../deps.ts';
import { type Act, recordAct, recordRefusal } from '../write.ts';
import { type AppEnv, callerOf } from './session.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Turned away, not mistyped: no session, no right, the wrong state, too often. */
const TURNED_AWAY = new Set([401, 403, 409, 410, 429]);
const LONGEST_SUBJECT = 200;

/**
 * What no service has to think of: an attempt that was turned away, and a file that leaves the system, are on record whatever
 * route they took. A file whose line cannot be written does not leave.
 */
export function onRecord(deps: Deps) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const recorded = { lines: 0 };
    c.set('recorded', recorded);
    await next();
    if (c.error !== undefined) await keepRefusal(c, deps, c.error);
    else if (recorded.lines === 0 && isFile(c)) {
      await recordAct(c.get('ctx'), 'data.export', subjectOf(c), undefined, { file: fileIn(c) });
    }
  });
}

async function keepRefusal(c: Context<AppEnv>, deps: Deps, error: Error): Promise<void> {
  if (!(error instanceof Failure) || !isTurnedAway(c, error)) return;
  const known = c.get('ctx') as Ctx | undefined;
  const actor = known?.actor ?? (await callerOf(c, deps)) ?? systemActor;
  const ctx = { db: deps.db, actor, now: deps.now() };
  const after = { code: error.code, address: addressOf(c) };
  await recordRefusal(ctx, attemptOf(c, error), after).catch((err: unknown) => {
    // The refusal itself stands.
    deps.logger.error({ err, code: error.code }, 'a refusal could not be recorded');
  });
}

/** Reading with a session that is over is no attempt; reading what one may not is. A sign-in keeps its own record. */
function isTurnedAway(c: Context, { status, code }: Failure): boolean {
  if (c.req.method === 'POST' && c.req.path === '/api/session' && code.startsWith('session.')) return false;
  return READING.has(c.req.method) ? status === 403 : TURNED_AWAY.has(status);
}

/** The act that was asked for where the refusal names it. */
function attemptOf(c: Context, { code, details }: Failure): Act {
  const named = code === 'permission.denied' ? (details as { action: Action }).action : null;
  const action = actions.find((one) => one === named) ?? 'request.refuse';
  const department = c.req.path.split('/').find((part) => /^dept\d+$/.test(part));
  return { action, subject: subjectOf(c), ...(department === undefined ? {} : { department }) };
}

function subjectOf(c: Context): string {
  return `request:${c.req.method} ${c.req.path.replace(/^\/api/, '')}`.slice(0, LONGEST_SUBJECT);
}

function isFile(c: Context): boolean {
  return c.res.headers.get('content-disposition')?.startsWith('attachment') === true;
}

function fileIn(c: Context): string {
  const name = /filename\*=UTF-8''(\S+)/.exec(c.res.headers.get('content-disposition') ?? '')?.[1];
  return decodeURIComponent(name ?? '');
}

/** The peer's address; a test calls without a connection. */
export function addressOf(c: Context): string {
  const hasConnection = c.env !== undefined && 'incoming' in c.env;
  return (hasConnection ? getConnInfo(c).remote.address : undefined) ?? 'unknown';
}
