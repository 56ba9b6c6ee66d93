import { chmodSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, fileBehind } from './connection.ts';

/*
 * What is done with a database as a file, and SQLite only has: PostgreSQL brings programs of its own for it (pg_dump,
 * pg_restore, amcheck).
 */

/** Pages copied at a time; between the pieces requests are answered, and what they write is in the copy. */
const PAGES = 500;

/** A whole copy as of its last moment, one file without others beside it, there under its name only when it is on the disk. */
export async function copyDatabase(db: Db, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  try {
    await fileBehind(db).backup(unfinished, { progress: () => PAGES });
    chmodSync(unfinished, 0o600);
    foldLog(unfinished);
    await syncFile(unfinished);
    await rename(unfinished, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Puts the write-ahead log into the file itself. Throws when somebody else has the database open. */
export function foldLog(file: string): void {
  const database = new Database(file, { fileMustExist: true, timeout: 1000 });
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

/** Null when the file is whole, else what SQLite says is wrong. `quick` leaves the indexes out, for the start. */
export function damageIn(db: Db, depth: 'quick' | 'whole'): string | null {
  const database = fileBehind(db);
  const answer = database.pragma(depth === 'quick' ? 'quick_check(1)' : 'integrity_check(20)', { simple: false });
  const words = (answer as Record<string, string>[]).flatMap((row) => Object.values(row));
  const [orphan] = depth === 'quick' ? [] : (database.pragma('foreign_key_check') as { table: string }[]);
  if (orphan !== undefined) words.push(`foreign key broken in ${orphan.table}`);
  const damage = words.filter((word) => word !== 'ok');
  return damage.length === 0 ? null : damage.join('; ');
}

export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name is on the disk only when its folder is. Windows keeps folders by itself and does not open them. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
