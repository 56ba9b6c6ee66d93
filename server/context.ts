import type { Db } from '#db/connection.ts';
import type { Actor } from '#domain/users.ts';
import type { Events } from './services/events.ts';
import type { Presence } from './services/presence.ts';

/** Travels first through routes, services and tables: where the data is, who acts, and what time it is for this act. */
export interface Ctx {
  db: Db;
  actor: Actor;
  now: Date;
  /** Told after each write; absent where nobody listens, as in the seeds. */
  events?: Events;
  presence?: Presence;
  /** The browser tab that asks, as it calls itself. */
  tab?: string | null;
  /** Counts the audit lines of one request, so that the door can tell whether it is on record. */
  recorded?: { lines: number };
}

/** Acts that nobody signed in for: the first start, the daily evaluation, a refused sign-in. */
export const systemActor: Actor = { userId: 0, username: 'system', name: '系统', role: 'admin', department: null };

export function isSystem(actor: Actor): boolean {
  return actor.userId === systemActor.userId;
}

/** The user's number for a column that names who did it; the system has none. */
export function actorId(ctx: Ctx): number | null {
  return isSystem(ctx.actor) ? null : ctx.actor.userId;
}
