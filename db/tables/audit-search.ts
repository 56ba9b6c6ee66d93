import type { SelectQueryBuilder } from 'kysely';
import type { AuditOutcome } from '#domain/audit/audit-line.ts';
import type { Action } from '#domain/permissions.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';
import type { AuditLine } from './audit.ts';

export interface AuditFilter {
  /** Instants: at or after, and before. */
  since?: string | undefined;
  until?: string | undefined;
  actions?: readonly Action[] | undefined;
  username?: string | undefined;
  /** Whole subjects or their beginnings, up to a colon: any of them. */
  subjects?: readonly string[] | undefined;
  department?: string | undefined;
  outcome?: AuditOutcome | undefined;
  /** The row number to go on from. */
  before?: number | undefined;
}

/** Newest first. */
export async function listAudit(db: Db, filter: AuditFilter, limit: number): Promise<AuditLine[]> {
  return filtered(db.selectFrom('audit').selectAll(), filter).orderBy('id', 'desc').limit(limit).execute();
}

export async function countAudit(db: Db, filter: AuditFilter): Promise<number> {
  const counted = db.selectFrom('audit').select(({ fn }) => fn.countAll().as('lines'));
  const { lines } = await filtered(counted, filter).executeTakeFirstOrThrow();
  return Number(lines);
}

function filtered<T>(query: SelectQueryBuilder<Schema, 'audit', T>, filter: AuditFilter) {
  const { since, until, actions, username, subjects, department, outcome, before } = filter;
  let found = query;
  if (since !== undefined) found = found.where('at', '>=', since);
  if (until !== undefined) found = found.where('at', '<', until);
  if (actions !== undefined) found = found.where('action', 'in', actions);
  if (username !== undefined) found = found.where('username', '=', username);
  if (department !== undefined) found = found.where('department', '=', department);
  if (outcome !== undefined) found = found.where('outcome', '=', outcome);
  if (before !== undefined) found = found.where('id', '<', before);
  if (subjects !== undefined) {
    // As ranges, not patterns: what is typed may hold the signs of patterns. The semicolon follows the colon.
    found = found.where((row) =>
      row.or(
        subjects.flatMap((subject) => [
          row('subject', '=', subject),
          row.and([row('subject', '>=', `${subject}:`), row('subject', '<', `${subject};`)]),
        ]),
      ),
    );
  }
  return found;
}
