import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openCopy, openDatabase } from '#db/connection.ts';
import { migrate, migrations } from '#db/migrate.ts';
import { setSetting } from '#db/tables/settings.ts';
import { DEMO_START, loadDemo } from '#seeds/demo/load.ts';
import { BackupFolder } from '#server/backups/backup-folder.ts';
import { backUp, setBackupSettings } from '#server/backups/backups.ts';
import { RestoreRefused, restore } from '#server/backups/restore.ts';
import { type Ctx, systemActor } from '#server/context.ts';
import { backUpIfDue } from '#server/jobs/backup-job.ts';
import { verifyAudit } from '#server/services/audit-chain.ts';
import { EvidenceFiles, evidenceFolderOf } from '#server/services/evidence-files.ts';
import { upgrade } from '#server/upgrade.ts';
import { write } from '#server/write.ts';
import { silent } from '../support/logger.ts';

let folder: string;
let file: string;
let db: Db;
let ctx: Ctx;
let backups: BackupFolder;
let evidence: EvidenceFiles;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'center-backup-'));
  file = join(folder, 'center.db');
  db = openDatabase(file);
  await migrate(db);
  await db.transaction().execute((inside) => loadDemo({ db: inside, actor: systemActor, now: DEMO_START }));
  ctx = { db, actor: systemActor, now: DEMO_START };
  backups = new BackupFolder(join(folder, 'backups'));
  evidence = new EvidenceFiles(evidenceFolderOf(file));
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

/** Every row of every table. */
async function contentOf(of: Db): Promise<Record<string, unknown[]>> {
  const names = (await of.introspection.getTables()).map(({ name }) => name).sort();
  const content: Record<string, unknown[]> = {};
  for (const name of names) content[name] = (await sql`select * from ${sql.table(name)}`.execute(of)).rows;
  return content;
}
const change = (value: string, at: Ctx = ctx) =>
  write(at, { action: 'data.load', subject: 'test' }, async (inside) => {
    await setSetting(inside.db, 'center-name', value);
    return { result: undefined, after: value };
  });
const deps = () => ({ backups, evidence });
const later = (days: number): Ctx => ({ ...ctx, now: new Date(DEMO_START.getTime() + days * 86_400_000) });

describe('a backup', () => {
  it('brings everything back: backed up, changed, restored, compared, evidence included', async () => {
    const digest = await evidence.put(Buffer.from('a paper'));
    await sql`update evidence set digest = ${digest} where id = (select min(id) from evidence)`.execute(db);
    const before = await contentOf(db);
    const made = await backUp(ctx, deps(), 'by-hand');
    expect(made.evidence).toEqual([digest]);
    await change('changed after the backup');
    await sql`delete from figures`.execute(db);
    await db.destroy();
    rmSync(evidenceFolderOf(file), { recursive: true });

    const { former } = await restore(backups.fileOf(made.name), file, { overwrite: true });

    db = openDatabase(file);
    const after = await contentOf(db);
    const restoring = (after.audit as { action: string }[]).pop();
    expect(restoring?.action).toBe('data.restore');
    // The line of the restoring is the one thing that is new, with its place in the chain.
    for (const table of Object.keys(before)) {
      if (!['audit_head', 'sqlite_sequence'].includes(table)) expect(after[table], table).toEqual(before[table]);
    }
    expect((await verifyAudit(db)).broken).toBeNull();
    expect((await evidence.read(digest)).toString()).toBe('a paper');
    // Nothing is thrown away: what was there is beside it.
    const aside = openCopy(former!);
    expect(JSON.stringify(await contentOf(aside))).toContain('changed after the backup');
    await aside.destroy();
  });

  it('is made while others write, and holds what was acknowledged before it was asked for', async () => {
    await change('acknowledged');
    let at = 0;
    const writing = (async () => {
      for (; at < 40; at += 1) await change(`meanwhile ${at}`);
    })();
    const [made] = await Promise.all([backUp(ctx, deps(), 'by-hand'), writing]);
    expect(at).toBe(40);
    const copy = openCopy(backups.fileOf(made.name));
    expect(JSON.stringify(await contentOf(copy))).toContain('acknowledged');
    expect((await verifyAudit(copy)).broken).toBeNull();
    await copy.destroy();
  });

  it('is on record, and outdated ones go with the evidence that only they spoke of', async () => {
    await setBackupSettings(ctx, { time: '02:30', keep: 7 });
    for (let day = 0; day < 9; day += 1) await backUp(later(day), deps(), 'daily');
    const kept = await backups.list();
    expect(kept.map(({ createdAt }) => createdAt.slice(0, 10))).toEqual([
      '2024-11-10',
      '2024-11-09',
      '2024-11-08',
      '2024-11-07',
      '2024-11-06',
      '2024-11-05',
      '2024-11-04',
    ]);
    expect(readdirSync(backups.path).filter((name) => name.endsWith('.db'))).toHaveLength(7);
    const lines = await db.selectFrom('audit').select('after').where('action', '=', 'backup.create').execute();
    expect(lines).toHaveLength(9);
    expect(lines[8]!.after).toContain('"removed":["center-20241103-010000-daily"]');
  });

  it('is made once a day at its time, and again where it failed', async () => {
    const job = (days: number) => backUpIfDue({ db, now: () => later(days).now, logger: silent, ...deps() });
    expect(await job(0)).toBe(true);
    expect(await job(0.5)).toBe(false);
    expect(await job(1)).toBe(true);
    writeFileSync(join(folder, 'no-folder'), '');
    const real = backups;
    backups = new BackupFolder(join(folder, 'no-folder'));
    expect(await job(2)).toBe(false);
    backups = real;
    expect(await job(2)).toBe(true);
  });

  it('is refused with a reason when it was altered, is no backup, or would write over a database unasked', async () => {
    const { name } = await backUp(ctx, deps(), 'by-hand');
    await db.destroy();
    const before = readFileSync(file);
    const backup = backups.fileOf(name);
    await expect(restore(backup, file)).rejects.toThrow('--overwrite');
    const bytes = readFileSync(backup);
    bytes[bytes.length - 100]! ^= 1;
    writeFileSync(backup, bytes);
    await expect(restore(backup, file, { overwrite: true })).rejects.toThrow('摘要不一致');
    await expect(restore(file, file, { overwrite: true })).rejects.toThrow('清单');
    expect(readFileSync(file).equals(before)).toBe(true);
    db = openDatabase(file);
  });

  it('is not put in the place of a database in use', async () => {
    const { name } = await backUp(ctx, deps(), 'by-hand');
    await expect(restore(backups.fileOf(name), file, { overwrite: true })).rejects.toThrow(RestoreRefused);
    await change('still in use');
    expect(readdirSync(folder).filter((one) => one.includes('restor'))).toEqual([]);
  });
});

describe('an upgrade', () => {
  const broken = {
    ...migrations,
    '9998-half': { up: async (on: Db) => void (await sql`create table half (id integer)`.execute(on)) },
    '9999-broken': {
      up: async (on: Db) => {
        await sql`update years set due_day = 1`.execute(on);
        throw new Error('half way');
      },
    },
  } as unknown as typeof migrations;

  it('that fails leaves the database as it was, and a backup', async () => {
    const before = await contentOf(db);
    await expect(upgrade(db, { ...deps(), now: DEMO_START, all: broken })).rejects.toThrow('9999-broken');
    expect(await contentOf(db)).toEqual(before);
    expect((await backups.list()).map(({ reason }) => reason)).toEqual(['before-upgrade']);
    expect(await upgrade(db, { ...deps(), now: DEMO_START })).toBeNull();
  });

  it('of a new database needs no backup, and a damaged file does not start', async () => {
    const fresh = openDatabase(join(folder, 'fresh.db'));
    expect(await upgrade(fresh, { ...deps(), now: DEMO_START })).toBeNull();
    expect(existsSync(backups.path)).toBe(false);
    await fresh.destroy();
    await db.destroy();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 8192, 40_960);
    writeFileSync(file, bytes);
    db = openDatabase(file);
    await expect(upgrade(db, { ...deps(), now: DEMO_START })).rejects.toThrow('损坏');
  });
});
