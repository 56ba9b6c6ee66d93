import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import { keepingStatements } from './kept-statements.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;

/** The file behind each open database, for what only SQLite has: see sqlite-file.ts. */
const files = new WeakMap<object, Database.Database>();

export function fileBehind(db: Db): Database.Database {
  const database = files.get(db);
  if (database === undefined) throw new Error('not a database opened here');
  return database;
}

/**
 * Opens (and creates) a SQLite database; `:memory:` gives one that is gone when closed. WAL lets readers go on while a
 * write runs; `synchronous=full` makes an acknowledged write outlive a power cut. The bytes of a database open a copy of it in
 * memory.
 */
export function openDatabase(file: string | Buffer): Db {
  if (typeof file === 'string' && file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  return over(database);
}

/** A copy to look at: nothing is written, no file beside it is made. */
export function openCopy(file: string): Db {
  return over(new Database(file, { readonly: true, fileMustExist: true }));
}

function over(database: Database.Database): Db {
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: keepingStatements(database) }),
    plugins: [new CamelCasePlugin()],
  });
  files.set(db, database);
  return db;
}
