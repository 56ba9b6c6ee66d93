import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '#db/connection.ts';

const openTable = async () => {
  const db = openDatabase(':memory:');
  await sql`create table items (id integer primary key, name text)`.execute(db);
  await sql`insert into items (name) values ('one')`.execute(db);
  return db;
};
const everything = (db: Awaited<ReturnType<typeof openTable>>) => sql`select * from items`.execute(db);

it('reads what has been written since a query was run first', async () => {
  const db = await openTable();
  expect((await everything(db)).rows).toHaveLength(1);
  await sql`insert into items (name) values ('two')`.execute(db);
  expect((await everything(db)).rows).toHaveLength(2);
  await db.destroy();
});

it('reads a column that a query run before did not know', async () => {
  const db = await openTable();
  await everything(db);
  await sql`alter table items add column size integer default 3`.execute(db);
  expect((await everything(db)).rows).toEqual([{ id: 1, name: 'one', size: 3 }]);
  await db.destroy();
});

it('goes on after more queries than it keeps', async () => {
  const db = await openTable();
  for (let count = 1; count <= 1200; count += 1) {
    const names = Array.from({ length: (count % 600) + 1 }, (_, index) => String(index));
    await sql`select * from items where name in (${sql.join(names)})`.execute(db);
  }
  expect((await everything(db)).rows).toHaveLength(1);
  await db.destroy();
});

it('runs a query again after it has failed', async () => {
  const db = await openTable();
  const insertOne = () => sql`insert into items (id, name) values (${7}, 'seven')`.execute(db);
  await insertOne();
  await expect(insertOne()).rejects.toThrow(/UNIQUE/);
  await sql`delete from items where id = 7`.execute(db);
  await insertOne();
  expect((await everything(db)).rows).toHaveLength(2);
  await db.destroy();
});
