import type { Insertable } from 'kysely';
import type { ManualBasis, ManualMove, ManualScore, ManualState, Person } from '#domain/scoring/manual-score.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

/** What was decided on a proposal, by whom and when. */
export interface ManualScoreMove {
  move: ManualMove | 'replace';
  reason: string | null;
  by: Person | null;
  at: string;
}

export interface StoredManualScore {
  id: number;
  formId: number;
  rowKey: string;
  score: string;
  reason: string;
  basis: ManualBasis;
  computed: string | null;
  proposedBy: Person | null;
  proposedAt: string;
  isDemo: boolean;
  state: ManualState;
  moves: ManualScoreMove[];
}

const stateAfter: Record<ManualScoreMove['move'], ManualState> = {
  approve: 'approved',
  decline: 'declined',
  withdraw: 'withdrawn',
  replace: 'replaced',
};

/** Every manual score ever proposed on these forms, oldest first, with what became of it. */
export async function listManualScores(db: Db, formIds: number[]): Promise<StoredManualScore[]> {
  if (formIds.length === 0) return [];
  const scores = await db
    .selectFrom('manualScores')
    .leftJoin('users', 'users.id', 'manualScores.actorId')
    .selectAll('manualScores')
    .select(['users.username', 'users.name'])
    .where('manualScores.formId', 'in', formIds)
    .orderBy('manualScores.id')
    .execute();
  if (scores.length === 0) return [];
  const moves = await db
    .selectFrom('manualScoreMoves')
    .innerJoin('manualScores', 'manualScores.id', 'manualScoreMoves.manualScoreId')
    .leftJoin('users', 'users.id', 'manualScoreMoves.actorId')
    .selectAll('manualScoreMoves')
    .select(['users.username', 'users.name'])
    .where('manualScores.formId', 'in', formIds)
    .orderBy('manualScoreMoves.id')
    .execute();
  return scores.map(({ actorId: _actor, at, username, name, isDemo, basis, ...score }) => {
    const own = moves
      .filter(({ manualScoreId }) => manualScoreId === score.id)
      .map((one) => ({ move: one.move, reason: one.reason, at: one.at, by: personOf(one) }));
    const last = own.at(-1);
    return {
      ...score,
      basis: JSON.parse(basis) as ManualBasis,
      proposedBy: personOf({ username, name }),
      proposedAt: at,
      isDemo: isDemo === 1,
      state: last ? stateAfter[last.move] : 'proposed',
      moves: own,
    };
  });
}

/** Of the manual scores of one row: the one that stands and the one that waits. */
export function manualScoresIn(scores: readonly StoredManualScore[]): {
  manualScore: ManualScore | null;
  manualProposal: ManualScore | null;
} {
  const find = (state: ManualState) => scores.findLast((score) => score.state === state);
  return { manualScore: asManualScore(find('approved')), manualProposal: asManualScore(find('proposed')) };
}

function asManualScore(stored: StoredManualScore | undefined): ManualScore | null {
  if (!stored) return null;
  const { id, score, reason, basis, proposedBy, proposedAt, moves } = stored;
  const approval = moves.find(({ move }) => move === 'approve');
  const approved = { approvedBy: approval?.by ?? null, approvedAt: approval?.at ?? null };
  return { id, score, reason, basis, proposedBy, proposedAt, ...approved };
}

function personOf({ username, name }: { username: string | null; name: string | null }): Person | null {
  return username === null || name === null ? null : { username, name };
}

export async function insertManualScore(db: Db, score: Insertable<Schema['manualScores']>): Promise<number> {
  const { id } = await db.insertInto('manualScores').values(score).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function insertManualScoreMove(db: Db, move: Insertable<Schema['manualScoreMoves']>): Promise<void> {
  await db.insertInto('manualScoreMoves').values(move).execute();
}

/** With a draft that was never signed; what was proposed and decided stays in the audit. */
export async function removeManualScores(db: Db, formId: number): Promise<void> {
  const own = db.selectFrom('manualScores').select('id').where('formId', '=', formId);
  await db.deleteFrom('manualScoreMoves').where('manualScoreId', 'in', own).execute();
  await db.deleteFrom('manualScores').where('formId', '=', formId).execute();
}
