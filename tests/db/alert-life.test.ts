import { type Kysely, sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { type Db, openDatabase } from '#db/connection.ts';
import { up } from '#db/migrations/0015-alert-life.ts';
import { listAlerts } from '#db/tables/alerts.ts';

let db: Db;
afterEach(() => db.destroy());

it('alerts of earlier versions know whether their cause stands and from when somebody is waited for', async () => {
  db = openDatabase(':memory:');
  await sql`create table years (year integer primary key)`.execute(db);
  await sql`create table alert_events (id integer primary key, alert_id integer, kind text)`.execute(db);
  await sql`create table alerts (
    id integer primary key, year integer, state text, due_date text, opened_at text, updated_at text
  )`.execute(db);
  const rows: [id: number, state: string, dueDate: string | null][] = [
    [1, 'open', null],
    [2, 'handling', '2024-12-20'],
    [3, 'acknowledged', null],
    [4, 'closed', null],
    [5, 'closed', null],
  ];
  for (const [id, state, dueDate] of rows) {
    await sql`insert into alerts values (${id}, 2024, ${state}, ${dueDate}, '2024-10-08T22:30:00Z', '2024-10-09T01:00:00Z')`.execute(
      db,
    );
  }
  // The first was closed by itself, the second by a person.
  await sql`insert into alert_events (alert_id, kind) values (4, 'close'), (4, 'resolved'), (5, 'resolved'), (5, 'close')`.execute(
    db,
  );
  await up(db as unknown as Kysely<unknown>);
  const after = await listAlerts(db, 2024);
  expect(after.map(({ id, isFiring, waitingFrom }) => [id, isFiring, waitingFrom])).toEqual([
    [1, 1, '2024-10-09'],
    [2, 1, '2024-12-20'],
    [3, 1, null],
    [4, 0, null],
    [5, 1, null],
  ]);
});
