import { listIndicators, type StoredIndicator } from '#db/tables/indicators.ts';
import {
  decideProposal,
  getProposal,
  insertProposal,
  listProposals,
  type StoredProposal,
} from '#db/tables/target-proposals.ts';
import { insertTargets, listTargets, type StoredTarget } from '#db/tables/targets.ts';
import { getYear, type Year } from '#db/tables/years.ts';
import { exact, fromMicro, printedInFull, toMicro } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import {
  isSameTarget,
  needsApproval,
  type TargetInput,
  type TargetMoveRequest,
  targetMoveRules,
  targetProblems,
} from '#domain/indicators/target-change.ts';
import { targetSourceName } from '#domain/indicators/target-source.ts';
import { targetsAt } from '#domain/indicators/target-versions.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';

type Outcome = { state: 'set' } | { state: 'proposed'; id: number };

/**
 * Sets a target, or puts the change of one that stands forward for a leader to decide on: which of the two it has become is
 * answered. Throws for a closed year, wrong values, no change, or another decision made meanwhile.
 */
export async function setTarget(ctx: Ctx, id: number, yearNumber: number, input: TargetInput): Promise<Outcome> {
  const { year, versions } = await standingOf(ctx, id, yearNumber);
  const waits = needsApproval(versions, input, year.state);
  const act = { action: waits ? 'target.propose' : 'target.set', subject: `target:${yearNumber}:${id}` } as const;
  return write<Outcome>(ctx, act, async (inside) => {
    const now = await standingOf(inside, id, yearNumber);
    requireFitting(now, yearNumber, input);
    const standing = targetsAt(
      now.versions.filter(({ source }) => source === input.source),
      input.validFrom,
    );
    const before = standing.leading ?? standing.others[0] ?? null;
    if (isSameTarget(before, input)) throw new Failure('target.unchanged');
    const row = rowOf(id, yearNumber, input, now.versions);
    const after = { ...auditOf(row), reason: input.reason };
    const shown = before === null ? null : auditOf({ ...before, valueMicro: toMicro(before.value) });
    if (!waits) {
      const version = now.version + 1;
      const by = { createdBy: actorId(inside), approvedBy: null, createdAt: inside.now.toISOString() };
      await insertTargets(inside.db, [{ ...row, ...by, version, reason: input.reason }]);
      await reckonAnew(inside, now.year);
      return { result: { state: 'set' }, before: shown, after };
    }
    const waiting = (await listProposals(inside.db, yearNumber, id)).find(
      ({ state, source }) => state === 'proposed' && source === input.source,
    );
    if (waiting) throw new Failure('target.proposed', { id: waiting.id });
    const proposed = { proposedBy: actorId(inside), proposedAt: inside.now.toISOString() };
    const kept = { ...row, ...proposed, reason: input.reason, baseVersion: now.version, state: 'proposed' as const };
    const proposal = await insertProposal(inside.db, kept);
    return { result: { state: 'proposed', id: proposal }, before: shown, after: { proposal, ...after } };
  });
}

/** Decides on a change that was put forward, or takes it back. Approved, it holds from its month on and the former one stays. */
export async function moveTargetProposal(ctx: Ctx, id: number, { move, reason }: TargetMoveRequest): Promise<void> {
  const proposal = await getProposal(ctx.db, id);
  const { indicatorId, year: yearNumber } = proposal;
  const rule = targetMoveRules[move];
  await write(ctx, { action: rule.action, subject: `target:${yearNumber}:${indicatorId}` }, async (inside) => {
    if (rule.needsReason && (reason ?? '').length < 2) throw new Failure('report.reason-required');
    const now = await standingOf(inside, indicatorId, yearNumber);
    const decision = { state: rule.to, decidedBy: actorId(inside), decidedAt: inside.now.toISOString() };
    if (!(await decideProposal(inside.db, id, { ...decision, decision: reason ?? null }))) {
      throw new Failure('target.move-refused', { state: (await getProposal(inside.db, id)).state, move });
    }
    if (move === 'approve') await approve(inside, proposal, now);
    const after = { proposal: id, move, decision: reason ?? null, ...auditOf(proposal) };
    return { result: undefined, before: { proposal: id, state: proposal.state }, after };
  });
}

async function approve(ctx: Ctx, proposal: StoredProposal, { version, year }: Standing): Promise<void> {
  // Whoever decides has seen what it would replace: another decision made since wants a look first.
  if (version !== proposal.baseVersion) throw new Failure('target.outdated');
  const { indicatorId, source, operator, valueMicro, basis, monthlyPlan, validFrom, isLeading, isDemo, reason } =
    proposal;
  await insertTargets(ctx.db, [
    {
      ...{ indicatorId, year: year.year, source, operator, valueMicro, basis, monthlyPlan, validFrom, isLeading },
      ...{ isDemo, reason, version: version + 1, createdBy: proposal.proposedBy },
      approvedBy: actorId(ctx),
      createdAt: ctx.now.toISOString(),
    },
  ]);
  await reckonAnew(ctx, year);
}

interface Standing {
  year: Year;
  indicator: StoredIndicator;
  versions: StoredTarget[];
  /** Of the last decision; 0: none. */
  version: number;
}

async function standingOf(ctx: Ctx, id: number, yearNumber: number): Promise<Standing> {
  const year = await getYear(ctx.db, yearNumber);
  const [indicator] = await listIndicators(ctx.db, { ids: [id] });
  if (!indicator) throw new Failure('indicator.not-found', { id });
  if (year.state === 'closed') throw new Failure('year.closed', { year: yearNumber });
  const versions = await listTargets(ctx.db, yearNumber, [id]);
  return { year, indicator, versions, version: versions.at(-1)?.version ?? 0 };
}

function requireFitting({ indicator, versions, version }: Standing, year: number, input: TargetInput): void {
  if (input.version !== version) throw new Failure('target.outdated', { yours: input.version, current: version });
  const { accumulation, decimals } = indicator;
  const problems = targetProblems(input, { year, accumulation, decimals, versions });
  if (problems.length === 0) return;
  throw new Failure('input.invalid', { problems }, `${problems.map(({ message }) => message).join('；')}。`);
}

function rowOf(
  indicatorId: number,
  year: number,
  { operator, value, basis, monthlyPlan, validFrom, source, isLeading }: TargetInput,
  versions: readonly StoredTarget[],
) {
  return {
    indicatorId,
    year,
    source,
    operator,
    valueMicro: toMicro(exact(value)),
    basis: basis === '' ? null : basis,
    monthlyPlan: monthlyPlan === null ? null : JSON.stringify(monthlyPlan),
    validFrom,
    isLeading: Number(isLeading),
    // What changes invented targets is invented with them.
    isDemo: Number(versions.some((one) => one.isDemo && one.source === source)),
  };
}

function auditOf({
  source,
  operator,
  valueMicro,
  basis,
  validFrom,
}: Pick<StoredProposal, 'source' | 'operator' | 'valueMicro' | 'basis' | 'validFrom'>) {
  const value = printedInFull(fromMicro(valueMicro));
  return { source: targetSourceName(source), operator, value, basis, validFrom };
}

/** Status and alerts go by the target: another one opens and closes alerts at once. */
async function reckonAnew(ctx: Ctx, { year, state }: Year): Promise<void> {
  if (state !== 'planning') await evaluateAlerts(ctx, year);
}
