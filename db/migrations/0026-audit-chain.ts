import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { departmentIn } from '#domain/audit/audit-line.ts';
import { CHAIN_START, chainText } from '#domain/audit/chain.ts';
import { refuseChanges } from '../engine.ts';

/** Enough at a time, and not all of a log of years in memory. */
const AT_ONCE = 1000;

interface OldLine {
  id: number;
  at: string;
  user_id: number | null;
  username: string;
  role: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
  behalf_of: string | null;
}

/**
 * Audit lines are chained, say which department they concern and whether the act was done or refused, and can no longer be
 * changed or removed. Lines kept so far are chained as they are: what happened to them before nobody can tell.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const log = db as Kysely<Record<string, never>>;
  await db.schema.alterTable('audit').addColumn('department', 'text').execute();
  await db.schema
    .alterTable('audit')
    .addColumn('outcome', 'text', (column) => column.notNull().defaultTo('done'))
    .execute();
  await db.schema
    .alterTable('audit')
    .addColumn('digest', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema.createIndex('audit_subject').on('audit').column('subject').execute();
  await db.schema.createIndex('audit_at').on('audit').column('at').execute();
  await sql`update audit set outcome = 'refused' where action = 'session.refuse'`.execute(log);

  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('lines', 'integer', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addCheckConstraint('audit_head_is_one', sql`id = 1`)
    .execute();

  let head = { lines: 0, digest: CHAIN_START };
  for (let last = 0; ; ) {
    const { rows } = await sql<OldLine>`select * from audit where id > ${last} order by id limit ${AT_ONCE}`.execute(
      log,
    );
    for (const row of rows) {
      const department = departmentIn(row.subject);
      const outcome = row.action === 'session.refuse' ? 'refused' : 'done';
      const { at, username, role, action, subject, before, after } = row;
      const line = { at, userId: row.user_id, username, role, action, subject, before, after };
      const text = chainText({ ...line, behalfOf: row.behalf_of, department, outcome }, head.lines + 1, head.digest);
      head = { lines: head.lines + 1, digest: createHash('sha256').update(text).digest('hex') };
      await sql`update audit set department = ${department}, digest = ${head.digest} where id = ${row.id}`.execute(log);
    }
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end.id;
  }
  await sql`insert into audit_head (id, lines, digest) values (1, ${head.lines}, ${head.digest})`.execute(log);
  await refuseChanges(db, 'audit');
}
