import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { type ChainEnd, chainText } from '#domain/audit/chain.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type AuditLine = Selectable<Schema['audit']>;
export type NewAuditLine = Omit<AuditLine, 'id' | 'digest'>;

/** Adds a line to the end of the chain; to be called in the transaction of what it tells of. */
export async function insertAudit(db: Db, line: NewAuditLine): Promise<void> {
  // Taking the head comes first: whoever else writes a line waits here until this one is there or undone.
  const head = await db
    .updateTable('auditHead')
    .set((row) => ({ lines: row('lines', '+', 1) }))
    .returning(['lines', 'digest'])
    .executeTakeFirstOrThrow();
  const digest = sha256(chainText(line, head.lines, head.digest));
  await db
    .insertInto('audit')
    .values({ ...line, digest })
    .execute();
  await db.updateTable('auditHead').set({ digest }).execute();
}

/** What the last line of the log should be. */
export async function auditHead(db: Db): Promise<ChainEnd> {
  return db.selectFrom('auditHead').select(['lines', 'digest']).executeTakeFirstOrThrow();
}

/** In the order of the chain, after the line `from`. */
export async function auditLinesFrom(db: Db, from: number, limit: number): Promise<AuditLine[]> {
  return db.selectFrom('audit').selectAll().where('id', '>', from).orderBy('id').limit(limit).execute();
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export interface AuditEnd {
  /** The number of the last line; 0 when there is none. */
  last: number;
  /** Lines after `from`. */
  count: number;
}

/**
 * Names a state of the data: every change leaves an audit line in its own transaction, so another end means that something
 * was changed since, by whichever process. The last number alone would miss an act that took its number first and finished
 * last (two acts at a time on PostgreSQL): how many lines there are tells.
 */
export async function auditEnd(db: Db, from: number): Promise<AuditEnd> {
  const { last, count } = await db
    .selectFrom('audit')
    .select(({ fn }) => [fn.max('id').as('last'), fn.countAll().as('count')])
    .where('id', '>', from)
    .executeTakeFirstOrThrow();
  return { last: last ?? 0, count: Number(count) };
}

/** The number of the last line; 0 when there is none. */
export async function lastAct(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** What was done after the line `from` up to the line `to`. */
export async function listActs(
  db: Db,
  from: number,
  to: number,
): Promise<Pick<AuditLine, 'action' | 'subject' | 'outcome'>[]> {
  const acts = db.selectFrom('audit').select(['action', 'subject', 'outcome']);
  return acts.where('id', '>', from).where('id', '<=', to).execute();
}
