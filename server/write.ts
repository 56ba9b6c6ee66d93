import { insertAudit } from '#db/tables/audit.ts';
import { type AuditOutcome, departmentIn } from '#domain/audit/audit-line.ts';
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
    const behalf = behalfOf(inside.actor, act.department);
    await record(inside, { ...act, before, after, behalf, outcome: 'done' });
    await announce(inside, act.action, act.subject);
    return result;
  };
  if (ctx.db.isTransaction) return run(ctx);
  const result = await ctx.db.transaction().execute((db) => run({ ...ctx, db }));
  // Only now can others read it; an act inside another is told by the one that holds it.
  ctx.events?.publish({ action: act.action, subject: act.subject, at: ctx.now.toISOString() }, ctx.tab);
  return result;
}

/** An audit line without a change of data: a sign-in, an export. */
export async function recordAct(
  ctx: Ctx,
  action: Action,
  subject: string,
  before?: unknown,
  after?: unknown,
): Promise<void> {
  await record(ctx, { action, subject, before, after, behalf: null, outcome: 'done' });
}

/** Somebody tried and was turned away; `after` says why. */
export async function recordRefusal(ctx: Ctx, act: Act, after: unknown): Promise<void> {
  await record(ctx, { ...act, before: undefined, after, behalf: null, outcome: 'refused' });
}

interface Recorded extends Act, Pick<Change<unknown>, 'before' | 'after'> {
  behalf: string | null;
  outcome: AuditOutcome;
}

async function record(ctx: Ctx, { action, subject, department, before, after, behalf, outcome }: Recorded) {
  if (ctx.recorded) ctx.recorded.lines += 1;
  const line = {
    at: ctx.now.toISOString(),
    userId: actorId(ctx),
    username: ctx.actor.username,
    role: isSystem(ctx.actor) ? 'system' : ctx.actor.role,
    action,
    subject,
    department: department ?? departmentIn(subject),
    outcome,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
    behalfOf: behalf,
  };
  // The line and its place in the chain are one.
  if (ctx.db.isTransaction) await insertAudit(ctx.db, line);
  else await ctx.db.transaction().execute((db) => insertAudit(db, line));
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
