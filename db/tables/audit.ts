import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

export type AuditLine = Selectable<Schema['audit']>;

export async function insertAudit(db: Db, line: Insertable<Schema['audit']>): Promise<void> {
  await db.insertInto('audit').values(line).execute();
}

export interface AuditFilter {
  action?: string | undefined;
  username?: string | undefined;
  subject?: string | undefined;
  before?: number | undefined;
  limit: number;
}

/** Newest first; `before` is the id to go on from. */
export async function listAudit(db: Db, filter: AuditFilter): Promise<AuditLine[]> {
  let query = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(filter.limit);
  if (filter.action) query = query.where('action', '=', filter.action as AuditLine['action']);
  if (filter.username) query = query.where('username', '=', filter.username);
  if (filter.subject) query = query.where('subject', '=', filter.subject);
  if (filter.before) query = query.where('id', '<', filter.before);
  return query.execute();
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
export async function listActs(db: Db, from: number, to: number): Promise<Pick<AuditLine, 'action' | 'subject'>[]> {
  return db.selectFrom('audit').select(['action', 'subject']).where('id', '>', from).where('id', '<=', to).execute();
}
