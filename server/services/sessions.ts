import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#db/connection.ts';
import { listDeputyships } from '#db/tables/delegations.ts';
import {
  findSession,
  insertSession,
  removeExpiredSessions,
  removeSession,
  removeSessionsOf,
  touchSession,
} from '#db/tables/sessions.ts';
import { findUser, getUser, type User, updateUser } from '#db/tables/users.ts';
import { Failure } from '#domain/failures.ts';
import { localDay } from '#domain/period.ts';
import type { Actor } from '#domain/users.ts';
import { type Ctx, systemActor } from '../context.ts';
import type { Deps } from '../deps.ts';
import { recordAct, recordRefusal, write } from '../write.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

export const SESSION_HOURS = 12;
const IDLE_MINUTES = 60;
/** A session's last use is written at most this often: reading should not write. */
const TOUCH_MINUTES = 5;

export interface ResumedSession {
  actor: Actor;
  mustChangePassword: boolean;
}

/** Checks name and password and opens a session; its token leaves only in the cookie, the table keeps a digest. */
export async function signIn(
  deps: Deps,
  credentials: { username: string; password: string },
  address: string,
): Promise<{ token: string } & ResumedSession> {
  const { db, guard } = deps;
  const now = deps.now();
  const caller = { name: credentials.username, address };
  const user = await findUser(db, credentials.username);
  const system: Ctx = { db, actor: systemActor, now };
  const refused = { action: 'session.refuse', subject: `user:${credentials.username}` } as const;
  if (guard.isLocked(caller, now)) {
    await recordRefusal(system, refused, { address, locked: true });
    throw new Failure('session.locked');
  }
  const matches = await verifyPassword(user?.isActive === 1 ? user.passwordHash : null, credentials.password);
  if (!user || !matches) {
    guard.refuse(caller, now);
    await recordRefusal(system, refused, { address });
    throw new Failure('session.wrong-password');
  }
  guard.forgive(caller);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000).toISOString();
  const at = now.toISOString();
  const actor = await actorOf(db, user, now);
  await db.transaction().execute(async (inside) => {
    await removeExpiredSessions(inside, at);
    await insertSession(inside, {
      tokenHash: digestOf(token),
      userId: user.id,
      createdAt: at,
      lastSeenAt: at,
      expiresAt,
    });
    await recordAct({ db: inside, actor, now }, 'session.create', `user:${user.username}`, undefined, { address });
  });
  return { token, actor, mustChangePassword: user.mustChangePassword === 1 };
}

/** The actor behind a token; null when it is unknown, expired, idle for an hour, or the user was switched off. */
export async function resumeSession(db: Db, token: string, now: Date): Promise<ResumedSession | null> {
  const session = await findSession(db, digestOf(token));
  if (session?.user.isActive !== 1) return null;
  const idle = now.getTime() - Date.parse(session.lastSeenAt);
  if (session.expiresAt <= now.toISOString() || idle > IDLE_MINUTES * 60_000) {
    await removeSession(db, session.tokenHash);
    return null;
  }
  if (idle > TOUCH_MINUTES * 60_000) await touchSession(db, session.tokenHash, now.toISOString());
  return { actor: await actorOf(db, session.user, now), mustChangePassword: session.user.mustChangePassword === 1 };
}

/** Whether the session behind a token is still good; asking does not count as using it. */
export async function sessionStands(db: Db, token: string, now: Date): Promise<boolean> {
  const session = await findSession(db, digestOf(token));
  if (session?.user.isActive !== 1 || session.expiresAt <= now.toISOString()) return false;
  return now.getTime() - Date.parse(session.lastSeenAt) <= IDLE_MINUTES * 60_000;
}

export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await write(ctx, { action: 'session.end', subject: `user:${ctx.actor.username}` }, async (inside) => {
    await removeSession(inside.db, digestOf(token));
    return { result: undefined };
  });
}

/** Sets a new password and ends the user's other sessions. Throws when the current one is wrong or the new one is the same. */
export async function changePassword(
  ctx: Ctx,
  token: string,
  passwords: { current: string; next: string },
): Promise<void> {
  const user = await getUser(ctx.db, ctx.actor.username);
  if (!(await verifyPassword(user.passwordHash, passwords.current))) throw new Failure('session.wrong-password');
  if (passwords.current === passwords.next) throw new Failure('session.same-password');
  const passwordHash = await hashPassword(passwords.next);
  await write(ctx, { action: 'session.change-password', subject: `user:${user.username}` }, async (inside) => {
    await updateUser(inside.db, user.id, { passwordHash, mustChangePassword: 0 });
    await removeSessionsOf(inside.db, user.id, digestOf(token));
    return { result: undefined };
  });
}

/** With the departments acted for today: a delegation begins and ends by the day, without a new sign-in. */
async function actorOf(db: Db, user: User, now: Date): Promise<Actor> {
  const { id, username, name, role, departmentCode } = user;
  const deputyFor = role === 'head' ? await listDeputyships(db, id, localDay(now)) : [];
  return { userId: id, username, name, role, department: departmentCode, deputyFor };
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
