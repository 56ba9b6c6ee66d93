import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';
import type { User } from './users.ts';

export interface StoredSession {
  tokenHash: string;
  lastSeenAt: string;
  expiresAt: string;
  user: User;
}

export async function findSession(db: Db, tokenHash: string): Promise<StoredSession | null> {
  const session = await db.selectFrom('sessions').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst();
  if (!session) return null;
  const user = await db.selectFrom('users').selectAll().where('id', '=', session.userId).executeTakeFirst();
  return user ? { ...session, user } : null;
}

export async function insertSession(db: Db, session: Schema['sessions']): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

export async function touchSession(db: Db, tokenHash: string, lastSeenAt: string): Promise<void> {
  await db.updateTable('sessions').set({ lastSeenAt }).where('tokenHash', '=', tokenHash).execute();
}

export async function removeSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('tokenHash', '=', tokenHash).execute();
}

/** Ends every session of a user but the one named: after a password or role change. */
export async function removeSessionsOf(db: Db, userId: number, except: string | null = null): Promise<void> {
  let query = db.deleteFrom('sessions').where('userId', '=', userId);
  if (except !== null) query = query.where('tokenHash', '!=', except);
  await query.execute();
}

export async function removeExpiredSessions(db: Db, now: string): Promise<void> {
  await db.deleteFrom('sessions').where('expiresAt', '<', now).execute();
}
