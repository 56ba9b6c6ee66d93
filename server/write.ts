import { insertAudit } from '#db/tables/audit.ts';
import { behalfWords } from '#domain/delegations.ts';
import { Failure } from '#domain/failures.ts';
import { type Action, can } from '#domain/permissions.ts';
import type { Actor } from '#domain/users.ts';
import { actorId, type Ctx, isSystem } from './context.ts';
import { announce } from './notifications/announce.ts';

export interface Act {
  action: Action;
  /** What is changed, as `report:2024-10:dept10`. */
  subject: string;
  /** Set when the act concerns one department: a head may act on the own one only. */
  department?: string;
}

export interface Change<T> {
  result: T;
  before?: unknown;
  after?: unknown;
}

/**
 * The only way to change data: asks for the permission, opens the transaction, runs the change, and writes the audit line
 * and what others are told of it into the same transaction. Throws `permission.denied`. No network or file work inside.
 */
export async function write<T>(ctx: Ctx, act: Act, change: (inside: Ctx) => Promise<Change<T>>): Promise<T> {
  requirePermission(ctx, act.action, act.department);
  const run = async (inside: Ctx) => {
    const { result, before, after } = await change(inside);
    await recordAct(inside, act.action, act.subject, before, after, behalfOf(inside.actor, act.department));
    await announce(inside, act.action, act.subject);
    return result;
  };
  if (ctx.db.isTransaction) return run(ctx);
  const result = await ctx.db.transaction().execute((db) => run({ ...ctx, db }));
  // Only now can others read it; an act inside another is told by the one that holds it.
  ctx.events?.publish({ action: act.action, subject: act.subject, at: ctx.now.toISOString() }, ctx.tab);
  return result;
}

/** An audit line without a change of data: a sign-in, a refusal, an export. */
export async function recordAct(
  ctx: Ctx,
  action: Action,
  subject: string,
  before?: unknown,
  after?: unknown,
  behalf: string | null = null,
): Promise<void> {
  await insertAudit(ctx.db, {
    at: ctx.now.toISOString(),
    userId: actorId(ctx),
    username: ctx.actor.username,
    role: isSystem(ctx.actor) ? 'system' : ctx.actor.role,
    action,
    subject,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
    behalfOf: behalf,
  });
}

/** For whom a deputy acts on a department that is not the own one; null in everybody's own name. */
function behalfOf({ department: own, deputyFor = [] }: Actor, department: string | undefined): string | null {
  const deputyship = department === own ? undefined : deputyFor.find((one) => one.department === department);
  return deputyship === undefined ? null : behalfWords(deputyship);
}

/** Throws `permission.denied` unless the actor may do it; the system itself may. */
export function requirePermission(ctx: Ctx, action: Action, department?: string): void {
  if (isSystem(ctx.actor)) return;
  if (ctx.actor.isWall && action !== 'figure.read') throw new Failure('permission.denied', { action });
  if (!can(ctx.actor, action, department ?? null)) throw new Failure('permission.denied', { action });
}
