import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Db, openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { DEMO_START, loadDemo } from '#seeds/demo/load.ts';
import { systemActor } from '#server/context.ts';

const made = new Map<boolean, Promise<Buffer>>();

/** A migrated database of its own in memory, with the demonstration or empty: made once a test file, copied from then on. */
export async function freshDatabase(isDemo: boolean): Promise<Db> {
  const bytes = made.get(isDemo) ?? bytesOf(isDemo);
  made.set(isDemo, bytes);
  return openDatabase(await bytes);
}

async function bytesOf(isDemo: boolean): Promise<Buffer> {
  const db = openDatabase(':memory:');
  await migrate(db);
  const ctx = { actor: systemActor, now: DEMO_START };
  if (isDemo) await db.transaction().execute((inside) => loadDemo({ ...ctx, db: inside }));
  const folder = mkdtempSync(join(tmpdir(), 'center-test-'));
  const file = join(folder, 'made.db');
  await sql`vacuum into ${file}`.execute(db);
  await db.destroy();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}
