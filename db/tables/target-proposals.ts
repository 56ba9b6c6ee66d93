import type { Insertable, Selectable } from 'kysely';
import { Failure } from '#domain/failures.ts';
import type { TargetProposalState } from '#domain/indicators/target-change.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type StoredProposal = Selectable<Schema['targetProposals']>;

/** Every change that was put forward in a year, the oldest first; of one indicator where it is named. */
export async function listProposals(db: Db, year: number, indicatorId?: number): Promise<StoredProposal[]> {
  const query = db.selectFrom('targetProposals').selectAll().where('year', '=', year).orderBy('id');
  return (indicatorId === undefined ? query : query.where('indicatorId', '=', indicatorId)).execute();
}

/** Throws `target.not-found`. */
export async function getProposal(db: Db, id: number): Promise<StoredProposal> {
  const row = await db.selectFrom('targetProposals').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Failure('target.not-found', { id });
  return row;
}

export async function insertProposal(db: Db, proposal: Insertable<Schema['targetProposals']>): Promise<number> {
  const { id } = await db.insertInto('targetProposals').values(proposal).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** False when somebody else has decided meanwhile. */
export async function decideProposal(
  db: Db,
  id: number,
  decision: { state: TargetProposalState; decidedBy: number | null; decidedAt: string; decision: string | null },
): Promise<boolean> {
  const [result] = await db
    .updateTable('targetProposals')
    .set(decision)
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .execute();
  return result?.numUpdatedRows === 1n;
}
