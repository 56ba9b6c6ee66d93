import { insertLimits, listLimitVersions } from '#db/tables/entry-limits.ts';
import { insertRelation, lastRelationNumber, listRelations, listRelationVersions } from '#db/tables/entry-relations.ts';
import { listIndicators } from '#db/tables/indicators.ts';
import { exact, exactOrNull, microOrNull, toMicro } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { isSameLimits, type LimitsInput, limitProblems } from '#domain/reports/limits.ts';
import {
  isSameRelation,
  isUnchangedRelation,
  type RelationChange,
  type RelationInput,
  relationProblems,
} from '#domain/reports/relation-draft.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';

/** Sets, changes or clears an indicator's limits. Throws for wrong sides, a stale version, and when nothing would change. */
export async function setLimits(ctx: Ctx, indicatorId: number, input: LimitsInput): Promise<void> {
  const [indicator] = await listIndicators(ctx.db, { ids: [indicatorId] });
  if (!indicator) throw new Failure('indicator.not-found', { id: indicatorId });
  const act = { action: 'rule.set-limits', subject: `limits:${indicator.code}` } as const;
  await write(ctx, act, async (inside) => {
    refuseProblems(limitProblems(input, indicator));
    const [last] = await listLimitVersions(inside.db, indicatorId);
    requireVersion(input.version, last?.version ?? 0);
    const { lower, upper, spread, reason } = input;
    const now = { lower: exactOrNull(lower), upper: exactOrNull(upper), spread: exactOrNull(spread) };
    if (isSameLimits(now, last ?? null)) throw new Failure('rule.unchanged');
    await insertLimits(inside.db, {
      indicatorId,
      version: input.version + 1,
      lowerMicro: microOrNull(now.lower),
      upperMicro: microOrNull(now.upper),
      spreadMicro: microOrNull(now.spread),
      reason,
      actorId: actorId(inside),
      at: inside.now.toISOString(),
    });
    const before = last && { lower: last.lower, upper: last.upper, spread: last.spread };
    return { result: undefined, before, after: { lower, upper, spread, reason } };
  });
}

/** Makes a relation and answers its number. Throws when it makes no sense or is there already. */
export async function createRelation(ctx: Ctx, input: RelationInput): Promise<number> {
  const act = { action: 'rule.set-relation', subject: `relations:${input.department}` } as const;
  return write(ctx, act, async (inside) => {
    await requireSound(inside, input, null);
    const number = (await lastRelationNumber(inside.db)) + 1;
    await insertVersion(inside, number, 1, input);
    return { result: number, after: { number, ...auditView(input) } };
  });
}

/** Changes a relation, or switches it on or off. Throws as making one does, for a stale version, and without a change. */
export async function changeRelation(ctx: Ctx, number: number, change: RelationChange): Promise<void> {
  const act = { action: 'rule.set-relation', subject: `relation:${number}` } as const;
  await write(ctx, act, async (inside) => {
    const [last] = await listRelationVersions(inside.db, number);
    if (!last) throw new Failure('rule.relation-not-found', { number });
    requireVersion(change.version, last.version);
    if (change.department === last.department && isUnchangedRelation(change, last)) throw new Failure('rule.unchanged');
    await requireSound(inside, change, number);
    await insertVersion(inside, number, last.version + 1, change);
    return { result: undefined, before: auditView(last), after: auditView(change) };
  });
}

async function requireSound(ctx: Ctx, input: RelationInput, number: number | null): Promise<void> {
  const indicators = await listIndicators(ctx.db);
  refuseProblems(
    relationProblems(
      input,
      indicators.map((indicator) => ({ ...indicator, department: indicator.departmentCode })),
    ),
  );
  const others = (await listRelations(ctx.db, input.department)).filter((other) => other.number !== number);
  const twin = others.find((other) => isSameRelation(other, input));
  if (twin) throw new Failure('rule.relation-exists', { number: twin.number });
}

async function insertVersion(ctx: Ctx, number: number, version: number, input: RelationInput): Promise<void> {
  await insertRelation(ctx.db, {
    number,
    version,
    departmentCode: input.department,
    leftTerms: JSON.stringify(input.left),
    operator: input.operator,
    rightTerms: JSON.stringify(input.right),
    toleranceMicro: toMicro(exact(input.tolerance)),
    wording: input.wording || null,
    isActive: input.isActive ? 1 : 0,
    reason: input.reason,
    actorId: actorId(ctx),
    at: ctx.now.toISOString(),
  });
}

function requireVersion(yours: number, current: number): void {
  if (yours !== current) throw new Failure('rule.version-conflict', { yours, current });
}

function refuseProblems(problems: { path: string; message: string }[]): void {
  if (problems.length === 0) return;
  const sentences = [...new Set(problems.map(({ message }) => message))].slice(0, 3);
  throw new Failure('input.invalid', { problems }, `${sentences.join('；')}。`);
}

function auditView({ left, operator, right, tolerance, wording, isActive, reason }: RelationInput) {
  return { left, operator, right, tolerance, wording, isActive, reason };
}
