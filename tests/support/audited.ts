import { sql } from 'kysely';
import type { Db } from '#db/connection.ts';

interface Changes {
  rows: number;
  lines: number;
  seen: string | null;
}

/** How often rows were changed so far, how many audit lines there are, and when a session was last noted as used. */
export async function changesIn(db: Db): Promise<Changes> {
  const { rows } = await sql<Changes>`select total_changes() as "rows", (select count(*) from audit) as "lines",
    (select max(last_seen_at) from sessions) as "seen"`.execute(db);
  return rows[0]!;
}

/**
 * Every API test is a test of this as well: no request changes a row without leaving an audit line. Of answers that are no
 * failure, for rows that were taken back count as changed too.
 */
export function requireRecord(request: string, before: Changes, after: Changes): void {
  const isOfSessionOnly = before.seen !== after.seen;
  if (after.rows !== before.rows && after.lines === before.lines && !isOfSessionOnly) {
    throw new Error(`${request} changed ${after.rows - before.rows} rows and left no audit line`);
  }
}
