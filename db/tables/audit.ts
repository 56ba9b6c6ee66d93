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

/** Longer than any act may be under way while others finish: see `dataVersion`. */
const RECENT = 500;

/**
 * Names a state of the data: every change leaves an audit line in its own transaction, so another text means that something
 * was changed since, by whichever process. The last number alone would miss an act that took its number first and finished
 * last (two acts at a time on PostgreSQL): how many of the recent lines there are tells.
 */
export async function dataVersion(db: Db): Promise<string> {
  const { last, recent } = await db
    .selectFrom('audit')
    .select(({ fn }) => [fn.max('id').as('last'), fn.countAll().as('recent')])
    .where('id', '>', ({ selectFrom }) =>
      selectFrom('audit').select((line) => line(line.fn.max('id'), '-', RECENT).as('from')),
    )
    .executeTakeFirstOrThrow();
  return `${last}:${recent}`;
}
