import { getForm, raiseVersion, type StoredForm } from '#db/tables/forms.ts';
import {
  insertManualScore,
  insertManualScoreMove,
  listManualScores,
  type StoredManualScore,
} from '#db/tables/manual-scores.ts';
import { printed } from '#domain/decimal.ts';
import { Failure } from '#domain/failures.ts';
import { can } from '#domain/permissions.ts';
import { type ScoredRow, scoreForm } from '#domain/scoring/form-score.ts';
import {
  basisChanges,
  fitsWeight,
  type ManualMove,
  type ManualMoveRequest,
  type ManualProposal,
  manualBasisOf,
  manualMoveRules,
  manualMoves,
} from '#domain/scoring/manual-score.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { loadForm } from './filled-forms.ts';
import { requireOpenYear } from './form-editing.ts';

/** Puts a manual score of a row forward; the computed one stands until somebody else approves. Answers its number. */
export async function proposeManualScore(
  ctx: Ctx,
  id: number,
  key: string,
  { score, reason }: ManualProposal,
): Promise<{ id: number }> {
  return write(ctx, { action: 'score.propose', subject: `form:${id}` }, async (inside) => {
    const { form, lines } = await editableForm(inside, id);
    const line = lines.find(({ row }) => row.key === key);
    if (!line) throw new Failure('form.row-not-found', { key });
    const { row, policy, result } = line;
    if (row.manualProposal) throw new Failure('score.proposed', { id: row.manualProposal.id });
    if (!fitsWeight(score, row.weight)) throw new Failure('score.above-weight', { score, weight: row.weight });
    const computed = result.kind === 'scored' ? printed(result.score, result.decimals) : null;
    const proposal = { rowKey: key, score, reason, computed };
    const scoreId = await insertManualScore(inside.db, {
      ...proposal,
      formId: id,
      basis: JSON.stringify(manualBasisOf(row, policy)),
      actorId: actorId(inside),
      at: inside.now.toISOString(),
      isDemo: form.isDemo ? 1 : 0,
    });
    await settle(inside, form);
    return { result: { id: scoreId }, after: { id: scoreId, ...proposal } };
  });
}

/**
 * Approves, declines or withdraws a manual score. Nobody decides on the own proposal, and none is approved whose grounds
 * have changed since: neither of the two would have judged what is there now.
 */
export async function moveManualScore(
  ctx: Ctx,
  id: number,
  scoreId: number,
  { move, reason }: ManualMoveRequest,
): Promise<void> {
  const rule = manualMoveRules[move];
  await write(ctx, { action: rule.action, subject: `form:${id}` }, async (inside) => {
    const { form, lines } = await editableForm(inside, id);
    const scores = await listManualScores(inside.db, [id]);
    const score = scores.find((one) => one.id === scoreId);
    if (!score) throw new Failure('score.not-found', { id: scoreId });
    if (!rule.from.includes(score.state)) throw new Failure('score.move-refused', { state: score.state, move });
    if (rule.isOthers && isOwn(inside, score)) throw new Failure('score.own-proposal', { id: scoreId });
    if (rule.needsReason && (reason ?? '').length < 2) throw new Failure('report.reason-required');
    if (move === 'approve') {
      requireSameGrounds(lines, score);
      await replaceStanding(inside, scores, score);
    }
    await record(inside, scoreId, move, reason ?? null);
    await settle(inside, form);
    const { rowKey, score: points, state, proposedBy } = score;
    return {
      result: undefined,
      before: { id: scoreId, rowKey, score: points, state, proposedBy: proposedBy?.name ?? null },
      after: { id: scoreId, rowKey, score: points, move, reason: reason ?? null },
    };
  });
}

/** What the person who asks may do with each manual score of the form, by its number. */
export function manualMovesFor(ctx: Ctx, { proposedBy }: Pick<StoredManualScore, 'proposedBy'>, isWaiting: boolean) {
  const state = isWaiting ? 'proposed' : 'approved';
  return manualMoves.filter((move) => {
    const { action, from, isOthers } = manualMoveRules[move];
    return from.includes(state) && can(ctx.actor, action) && !(isOthers && isOwn(ctx, { proposedBy }));
  });
}

function isOwn({ actor }: Ctx, { proposedBy }: Pick<StoredManualScore, 'proposedBy'>): boolean {
  return proposedBy?.username === actor.username;
}

async function editableForm(ctx: Ctx, id: number): Promise<{ form: StoredForm; lines: ScoredRow[] }> {
  const { form } = await loadForm(ctx, id);
  await requireOpenYear(ctx, form.year);
  if (form.state !== 'draft') throw new Failure('form.not-editable', { state: form.state });
  return { form, lines: scoreForm(form).rows };
}

function requireSameGrounds(lines: ScoredRow[], score: StoredManualScore): void {
  const line = lines.find(({ row }) => row.key === score.rowKey);
  if (!line) throw new Failure('form.row-not-found', { key: score.rowKey });
  const changes = basisChanges(score.basis, manualBasisOf(line.row, line.policy));
  if (changes.length > 0) throw new Failure('score.outdated', { changes });
}

/** The one that stood on the row gives way; its withdrawal later would not bring it back. */
async function replaceStanding(ctx: Ctx, scores: StoredManualScore[], { rowKey }: StoredManualScore): Promise<void> {
  for (const old of scores.filter((one) => one.rowKey === rowKey && one.state === 'approved')) {
    await record(ctx, old.id, 'replace', null);
  }
}

async function record(ctx: Ctx, manualScoreId: number, move: ManualMove | 'replace', reason: string | null) {
  const at = ctx.now.toISOString();
  await insertManualScoreMove(ctx.db, { manualScoreId, move, reason, actorId: actorId(ctx), at });
}

/** Whoever signs or saves on the version before is told; a score that changes opens and closes 缺偏差说明. */
async function settle(ctx: Ctx, form: StoredForm): Promise<void> {
  if (!(await raiseVersion(ctx.db, form))) {
    const { version } = await getForm(ctx.db, Number(form.id));
    throw new Failure('form.version-conflict', { yours: form.version, current: version, conflicts: [] });
  }
  const isKept = await requireOpenYear(ctx, form.year);
  if (isKept) await evaluateAlerts(ctx, form.year);
}
