import { type Kysely, sql } from 'kysely';

export type Engine = 'sqlite' | 'postgresql';

/** Asked by migrations only: everything else is written in what both engines take. */
export function engineOf<T>(db: Kysely<T>): Engine {
  return db.getExecutor().adapter.supportsTransactionalDdl ? 'postgresql' : 'sqlite';
}

/** From now on lines of this table are only added: the database itself refuses to change or remove one, whoever asks. */
export async function refuseChanges<T>(db: Kysely<T>, table: string): Promise<void> {
  const refusal = sql.lit(`${table}: lines are only added`);
  if (engineOf(db) === 'postgresql') {
    const refuse = sql.id(`${table}_refuse`);
    await sql`create function ${refuse}() returns trigger language plpgsql as $$
      begin raise exception ${refusal}; end $$`.execute(db);
    await sql`create trigger ${sql.id(`${table}_only_added`)} before update or delete or truncate on ${sql.table(table)}
      for each statement execute function ${refuse}()`.execute(db);
    return;
  }
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.id(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${refusal}); end`.execute(db);
  }
  // `insert or replace` removes without a trigger for removals.
  await sql`create trigger ${sql.id(`${table}_no_replace`)} before insert on ${sql.table(table)}
    when exists (select 1 from ${sql.table(table)} where id = new.id)
    begin select raise(abort, ${refusal}); end`.execute(db);
}

/** All of it or nothing. PostgreSQL's migrator sees to that by itself; SQLite can, but is not asked to by the library. */
export async function asOne<T, R>(db: Kysely<T>, work: (db: Kysely<T>) => Promise<R>): Promise<R> {
  if (engineOf(db) === 'postgresql') return work(db);
  return db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      const result = await work(connection);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}
