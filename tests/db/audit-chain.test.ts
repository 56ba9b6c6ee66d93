import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { up } from '#db/migrations/0026-audit-chain.ts';
import { insertAudit, type NewAuditLine } from '#db/tables/audit.ts';
import { verifyAudit } from '#server/services/audit-chain.ts';
import { freshDatabase } from '../support/database.ts';

const line = (after: string): NewAuditLine => ({
  at: '2024-11-02T01:00:00.000Z',
  userId: null,
  username: 'system',
  role: 'system',
  action: 'data.load',
  subject: 'test:dept10',
  department: 'dept10',
  outcome: 'done',
  before: null,
  after,
  behalfOf: null,
});

async function openTo(lines: number): Promise<Db> {
  const db = openDatabase(':memory:');
  await migrate(db);
  for (let at = 1; at <= lines; at += 1)
    await db.transaction().execute((inside) => insertAudit(inside, line(`"${at}"`)));
  return db;
}
const unlocked = async (db: Db) => {
  await sql`drop trigger audit_no_update`.execute(db);
  await sql`drop trigger audit_no_delete`.execute(db);
};

describe('the audit log in the database', () => {
  it('is chained line by line, the demonstration included', async () => {
    const db = await freshDatabase(true);
    const { lines } = await db
      .selectFrom('audit')
      .select(({ fn }) => fn.countAll<number>().as('lines'))
      .executeTakeFirstOrThrow();
    expect(lines).toBeGreaterThanOrEqual(50);
    expect(await verifyAudit(db)).toMatchObject({ lines, broken: null });
  });

  it('refuses to change or remove a line, even by SQL', async () => {
    const db = await openTo(2);
    await expect(sql`update audit set after = 'x' where id = 1`.execute(db)).rejects.toThrow('lines are only added');
    await expect(sql`delete from audit`.execute(db)).rejects.toThrow('lines are only added');
    await expect(sql`insert or replace into audit select * from audit where id = 1`.execute(db)).rejects.toThrow();
    expect(await verifyAudit(db)).toMatchObject({ lines: 2, broken: null });
  });

  it('tells where it was broken by somebody who got past the triggers', async () => {
    const changed = await openTo(5);
    await unlocked(changed);
    await sql`update audit set after = 'x' where id = 3`.execute(changed);
    expect((await verifyAudit(changed)).broken?.id).toBe(3);
    const removed = await openTo(5);
    await unlocked(removed);
    await sql`delete from audit where id = 3`.execute(removed);
    expect((await verifyAudit(removed)).broken?.id).toBe(4);
    const shortened = await openTo(5);
    await unlocked(shortened);
    await sql`delete from audit where id = 5`.execute(shortened);
    expect((await verifyAudit(shortened)).broken).toEqual({ id: null, at: null });
  });

  it('takes the place in the chain back together with the change', async () => {
    const db = await openTo(1);
    const failing = db.transaction().execute(async (inside) => {
      await insertAudit(inside, line('"gone"'));
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    await db.transaction().execute((inside) => insertAudit(inside, line('"next"')));
    expect(await verifyAudit(db)).toMatchObject({ lines: 2, broken: null });
  });

  it('is followed over more lines than are read at once', async () => {
    const db = await openTo(0);
    await db.transaction().execute(async (inside) => {
      for (let at = 0; at < 2100; at += 1) await insertAudit(inside, line(String(at)));
    });
    expect(await verifyAudit(db)).toMatchObject({ lines: 2100, broken: null });
  });

  it('chains the lines of a database from before', async () => {
    const db = openDatabase(':memory:');
    await sql`create table audit (id integer primary key autoincrement, at text not null, username text not null,
      role text not null, action text not null, subject text not null, "before" text, "after" text, user_id integer,
      behalf_of text) strict`.execute(db);
    for (const [action, subject] of [
      ['report.save', 'report:2024-10:dept10'],
      ['session.refuse', 'user:x'],
    ] as const) {
      await sql`insert into audit (at, username, role, action, subject) values ('2024-01-01', 'a', 'head', ${action}, ${subject})`.execute(
        db,
      );
    }
    await up(db as never);
    expect(await verifyAudit(db)).toMatchObject({ lines: 2, broken: null });
    expect(await db.selectFrom('audit').select(['department', 'outcome']).execute()).toEqual([
      { department: 'dept10', outcome: 'done' },
      { department: null, outcome: 'refused' },
    ]);
    await expect(sql`delete from audit`.execute(db)).rejects.toThrow('lines are only added');
  });
});
