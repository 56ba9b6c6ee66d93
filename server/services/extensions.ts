import { getDepartment, listDepartments } from '#db/tables/departments.ts';
import {
  findExtension,
  insertExtension,
  listExtensions,
  listExtensionsOf,
  type StoredExtension,
  updateExtension,
} from '#db/tables/report-extensions.ts';
import { findReport } from '#db/tables/reports.ts';
import { userNames } from '#db/tables/users.ts';
import { getYear } from '#db/tables/years.ts';
import { Failure } from '#domain/failures.ts';
import { localDay, type Month } from '#domain/period.ts';
import { can } from '#domain/permissions.ts';
import {
  type ExtensionGrant,
  type ExtensionMoveRequest,
  type ExtensionRequest,
  extensionMoveRules,
  extensionStanding,
  extensionStateAfter,
  requireUntil,
} from '#domain/reports/extensions.ts';
import { isHandedIn } from '#domain/reports/moves.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { actedForIn } from './delegations.ts';
import { findStanding } from './report-locks.ts';
import { requireReportable } from './reports.ts';

/** A department asks to report a locked month after all. Throws when it is not locked, or was asked for already. */
export async function askExtension(ctx: Ctx, { month, department, reason }: ExtensionRequest): Promise<void> {
  await getDepartment(ctx.db, department);
  const act = { action: 'extension.ask', subject: subjectOf(month, department), department } as const;
  await write(ctx, act, async (inside) => {
    await requireReportable(inside, month);
    const report = await findReport(inside.db, department, month);
    const { lock } = await findStanding(inside, month, department, report);
    if (lock === null) throw new Failure('extension.not-needed');
    if ((await openRequest(inside, month, department)) !== null) throw new Failure('extension.asked-already');
    await insertExtension(inside.db, {
      departmentCode: department,
      month,
      state: 'asked',
      askedBy: actorId(inside),
      askedAt: inside.now.toISOString(),
      askedReason: reason,
      isDemo: 0,
    });
    return { result: undefined, after: { state: 'asked', reason } };
  });
}

/** Grants what was asked for, or grants unasked. Throws for a report that is handed in, and while one is in force. */
export async function grantExtension(ctx: Ctx, { month, department, until, reason }: ExtensionGrant): Promise<void> {
  await getDepartment(ctx.db, department);
  const act = { action: 'extension.grant', subject: subjectOf(month, department), department } as const;
  await write(ctx, act, async (inside) => {
    await requireReportable(inside, month);
    const today = localDay(inside.now);
    requireUntil(until, today);
    const report = await findReport(inside.db, department, month);
    if (report !== null && isHandedIn(report.state)) throw new Failure('extension.not-needed');
    const all = await listExtensionsOf(inside.db, department, month);
    if (all.some((one) => extensionStanding(one, today) === 'in-force')) throw new Failure('extension.exists');
    const asked = all.find(({ state }) => state === 'asked');
    const decision = {
      state: 'granted' as const,
      until,
      reason,
      decidedBy: actorId(inside),
      decidedAt: inside.now.toISOString(),
    };
    if (asked) await updateExtension(inside.db, asked.id, decision);
    else await insertExtension(inside.db, { ...decision, departmentCode: department, month, isDemo: 0 });
    return { result: undefined, after: { state: 'granted', until, reason } };
  });
}

/** Refuses what was asked, or takes back what was granted. */
export async function moveExtension(ctx: Ctx, id: number, { move, reason }: ExtensionMoveRequest): Promise<void> {
  const known = await findExtension(ctx.db, id);
  if (known === null) throw new Failure('extension.not-found', { id });
  const { month, departmentCode: department } = known;
  const { action } = extensionMoveRules[move];
  await write(ctx, { action, subject: subjectOf(month, department), department }, async (inside) => {
    const extension = (await findExtension(inside.db, id)) ?? known;
    if (extensionStanding(extension, localDay(inside.now)) === 'expired') throw new Failure('extension.move-refused');
    const state = extensionStateAfter(extension.state, move);
    const who = actorId(inside);
    const at = inside.now.toISOString();
    const change =
      move === 'refuse'
        ? { state, reason, decidedBy: who, decidedAt: at }
        : { state, revokedReason: reason, revokedBy: who, revokedAt: at };
    await updateExtension(inside.db, id, change);
    return { result: undefined, before: { state: extension.state, until: extension.until }, after: { state, reason } };
  });
}

async function openRequest(ctx: Ctx, month: Month, department: string): Promise<StoredExtension | null> {
  const all = await listExtensionsOf(ctx.db, department, month);
  return all.find(({ state }) => state === 'asked') ?? null;
}

/** 延期与例外 of a year, the newest first: who asked, who decided, until when and why. */
export async function extensionsOfYear(ctx: Ctx, year: number) {
  await getYear(ctx.db, year);
  const departments = new Map((await listDepartments(ctx.db)).map((department) => [department.code, department]));
  const view = await extensionView(ctx);
  return (await listExtensions(ctx.db, year)).map((extension) => ({
    ...view(extension),
    month: extension.month,
    department: departments.get(extension.departmentCode) ?? { code: extension.departmentCode, name: '' },
  }));
}

/** What a report page says of extensions: the last one of the report, or null. */
export async function lastExtension(ctx: Ctx, month: Month, department: string) {
  const [last] = await listExtensionsOf(ctx.db, department, month);
  return last === undefined ? null : (await extensionView(ctx, department))(last);
}

async function extensionView(ctx: Ctx, department?: string) {
  const names = await userNames(ctx.db);
  const actedFor = await actedForIn(ctx, department);
  const today = localDay(ctx.now);
  const name = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  return (extension: StoredExtension) => {
    const { id, departmentCode, askedBy, askedAt, askedReason, until, reason, decidedAt, revokedAt, revokedReason } =
      extension;
    const standing = extensionStanding(extension, today);
    const moves = { asked: ['refuse'], 'in-force': ['revoke'] } as const;
    const possible = standing === 'asked' || standing === 'in-force' ? moves[standing] : [];
    return {
      id,
      standing,
      asked:
        askedAt === null
          ? null
          : { by: actedFor(departmentCode, askedBy, name(askedBy), askedAt), at: askedAt, reason: askedReason },
      until,
      reason,
      decidedBy: name(extension.decidedBy),
      decidedAt,
      revokedBy: name(extension.revokedBy),
      revokedAt,
      revokedReason,
      isDemo: extension.isDemo === 1,
      moves: possible.filter((move) => can(ctx.actor, extensionMoveRules[move].action, departmentCode)),
    };
  };
}

function subjectOf(month: Month, department: string): string {
  return `extension:${month}:${department}`;
}
