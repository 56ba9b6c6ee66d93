import {
  findDelegation,
  insertDelegation,
  listDelegations,
  revokeDelegation,
  type StoredDelegation,
} from '#db/tables/delegations.ts';
import { listDepartments } from '#db/tables/departments.ts';
import { findUser, listUsers, type User } from '#db/tables/users.ts';
import { actedFor, delegationStanding, isOverlapping, type NewDelegation, requireSpan } from '#domain/delegations.ts';
import { Failure, type FailureCode } from '#domain/failures.ts';
import { localDay } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';

/** Names a deputy: a head for the own department, an officer for any. */
export async function createDelegation(ctx: Ctx, request: NewDelegation): Promise<void> {
  const { deputy: deputyName, from, to, reason } = request;
  const principal = await requireHead(ctx, request.principal ?? ctx.actor.username, 'delegation.principal-unfit');
  const department = principal.departmentCode;
  const act = { action: 'delegation.create', subject: `delegation:${department}`, department } as const;
  await write(ctx, act, async (inside) => {
    requireSpan({ from, to }, localDay(inside.now));
    if (deputyName === principal.username) throw new Failure('delegation.self');
    const deputy = await requireHead(inside, deputyName, 'delegation.deputy-unfit');
    if (deputy.departmentCode === department) throw new Failure('delegation.not-needed');
    const others = (await listDelegations(inside.db, department)).filter((one) => one.principalId === principal.id);
    if (others.some((other) => isOverlapping({ from, to }, other))) throw new Failure('delegation.overlap');
    await insertDelegation(inside.db, {
      departmentCode: department,
      principalId: principal.id,
      deputyId: deputy.id,
      fromDay: from,
      toDay: to,
      reason,
      createdBy: actorId(inside),
      createdAt: inside.now.toISOString(),
      isDemo: 0,
    });
    return { result: undefined, after: { principal: principal.username, deputy: deputy.username, from, to, reason } };
  });
}

/** Ends it now. What was done under it stays done, with the name of who did it. */
export async function endDelegation(ctx: Ctx, id: number): Promise<void> {
  const known = await findDelegation(ctx.db, id);
  if (known === null) throw new Failure('delegation.not-found', { id });
  const { department } = known;
  const act = { action: 'delegation.revoke', subject: `delegation:${department}`, department } as const;
  await write(ctx, act, async (inside) => {
    const delegation = (await findDelegation(inside.db, id)) ?? known;
    const standing = delegationStanding(delegation, localDay(inside.now));
    if (standing === 'over' || standing === 'revoked') throw new Failure('delegation.over');
    await revokeDelegation(inside.db, id, { revokedBy: actorId(inside), revokedAt: inside.now.toISOString() });
    const { principal, deputy, from, to } = delegation;
    return { result: undefined, before: { principal, deputy, from, to }, after: { revoked: true } };
  });
}

type Head = User & { departmentCode: string };

/** Only who answers for a department's figures can hand that over or take it on: leaders never edit, officers review. */
async function requireHead(ctx: Ctx, username: string, code: FailureCode): Promise<Head> {
  const user = await findUser(ctx.db, username);
  if (user === null || !isHead(user)) throw new Failure(code, { username });
  return user;
}

const isHead = (user: User): user is Head =>
  user.role === 'head' && user.isActive === 1 && user.departmentCode !== null;

/** Every delegation there was, the newest first, and the heads that can be named. */
export async function delegationsView(ctx: Ctx) {
  const departments = new Map((await listDepartments(ctx.db)).map((department) => [department.code, department.name]));
  const today = localDay(ctx.now);
  return {
    items: (await listDelegations(ctx.db)).map((one) => {
      const { id, department, departmentName, principal, deputy, deputyDepartment, from, to, reason } = one;
      const standing = delegationStanding(one, today);
      const isStanding = standing === 'ahead' || standing === 'in-force';
      return {
        id,
        department: { code: department, name: departmentName },
        principal,
        deputy,
        deputyDepartment: deputyDepartment === null ? null : (departments.get(deputyDepartment) ?? null),
        from,
        to,
        reason,
        standing,
        createdBy: one.createdBy,
        createdAt: one.createdAt,
        revokedAt: one.revokedAt,
        isDemo: one.isDemo === 1,
        /** The one who asks is the deputy. */
        isTakenOn: one.deputyId === ctx.actor.userId,
        mayRevoke: isStanding && can(ctx.actor, 'delegation.revoke', department),
      };
    }),
    heads: (await listUsers(ctx.db)).filter(isHead).map(({ username, name, departmentCode }) => ({
      username,
      name,
      department: { code: departmentCode, name: departments.get(departmentCode) ?? departmentCode },
    })),
  };
}

/**
 * Tells of an act whether it was done for somebody who was away: 张三（代 社会保险关系管理科 李四）. Read from the
 * delegations, which are never removed; the number kept with the act is always that of who did it.
 */
export async function actedForIn(ctx: Ctx, department?: string) {
  const delegations = await listDelegations(ctx.db, department);
  return (of: string, userId: number | null, name: string | null, at: string | null): string | null => {
    if (name === null || userId === null || at === null) return name;
    const covers = (one: StoredDelegation) => one.department === of && one.deputyId === userId && isCovered(one, at);
    return actedFor(name, delegations.find(covers) ?? null);
  };
}

/** Did the delegation stand at the instant? */
function isCovered({ from, to, revokedAt }: StoredDelegation, at: string): boolean {
  const day = localDay(new Date(at));
  return from <= day && day <= to && (revokedAt === null || at < revokedAt);
}
