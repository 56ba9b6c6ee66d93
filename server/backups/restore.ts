import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { damageIn, foldLog, syncFile, syncFolder } from '#db/sqlite-file.ts';
import type { Manifest } from '#domain/backups/backup.ts';
import { systemActor } from '../context.ts';
import { verifyAudit } from '../services/audit-chain.ts';
import { EvidenceFiles, evidenceFolderOf } from '../services/evidence-files.ts';
import { recordAct } from '../write.ts';
import { digestOfFile, readManifest } from './backup-folder.ts';

export interface Restored {
  manifest: Manifest;
  /** Where the former database is now; null when there was none. */
  former: string | null;
  /** Evidence the backup has no copy of, or an altered one. */
  missing: number;
}

/** Words for whoever stands at the machine. */
export class RestoreRefused extends Error {}

/**
 * Puts a backup in the place of the database: only when its digest, its file and its audit chain are in order, only over an
 * existing one when told so, and never while the server has it open. The former database is kept aside.
 */
export async function restore(
  file: string,
  target: string,
  { overwrite = false, now = new Date() } = {},
): Promise<Restored> {
  const manifest = await readManifest(resolve(file.replace(/\.db$/, '.json'))).catch((cause: unknown) => {
    throw new RestoreRefused(`旁边没有可读的清单文件（.json），不能确认 ${file} 是完整的备份。`, { cause });
  });
  if (!existsSync(file)) throw new RestoreRefused(`没有这个文件：${file}`);
  if ((await digestOfFile(file)) !== manifest.digest) {
    throw new RestoreRefused('备份文件与制作时的摘要不一致，没有恢复。请改用其他备份。');
  }
  if (existsSync(target) && !overwrite) {
    throw new RestoreRefused(`${target} 已存在，没有恢复。确认要替换时加上 --overwrite；现有数据库会另存，不会删除。`);
  }
  const stamp = now.toISOString().replace(/[-:]|\..*/g, '');
  const fresh = `${target}.restoring-${stamp}`;
  try {
    await copyFile(file, fresh);
    await prepare(fresh, manifest, now);
    const missing = await bringEvidence(file, target, manifest);
    const former = await putAside(target, stamp);
    await rename(fresh, target);
    await syncFolder(dirname(resolve(target)));
    return { manifest, former, missing };
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${fresh}${end}`, { force: true });
  }
}

/** Looks whether the copy is whole, brings it up to date and puts the restoring itself on record. */
async function prepare(file: string, { name, audit, createdAt }: Manifest, now: Date): Promise<void> {
  const db = openDatabase(file);
  try {
    const damage = damageIn(db, 'whole');
    if (damage !== null) throw new RestoreRefused(`备份中的数据库已损坏，没有恢复：${damage}`);
    await migrate(db);
    const { broken, lines, digest } = await verifyAudit(db);
    if (broken !== null) throw new RestoreRefused(`备份中的审计记录不连续（第 ${broken.id ?? '末'} 条），没有恢复。`);
    const isOther = audit.digest !== '' && (audit.lines !== lines || audit.digest !== digest);
    if (isOther) throw new RestoreRefused('备份中的审计记录与清单不符，没有恢复。');
    await recordAct({ db, actor: systemActor, now }, 'data.restore', `backup:${name}`, undefined, { createdAt, lines });
  } finally {
    await db.destroy();
  }
  foldLog(file);
  await syncFile(file);
}

/** Files are named by what they hold: nothing is written over, and what the former database spoke of stays. */
async function bringEvidence(file: string, target: string, manifest: Manifest): Promise<number> {
  const source = new EvidenceFiles(join(dirname(resolve(file)), 'evidence'));
  const evidence = new EvidenceFiles(evidenceFolderOf(target));
  let missing = manifest.missing.length;
  for (const digest of manifest.evidence) {
    const isThere = await evidence.read(digest).catch(() => null);
    if (isThere !== null) continue;
    const bytes = await source.read(digest).catch(() => null);
    if (bytes === null) missing += 1;
    else await evidence.put(bytes);
  }
  return missing;
}

async function putAside(target: string, stamp: string): Promise<string | null> {
  if (!existsSync(target)) return null;
  try {
    foldLog(target);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_BUSY')) throw new RestoreRefused('数据库正在使用，没有恢复。请先停止系统，再恢复。');
    // Too damaged to be opened: it is kept as it is, with its log.
  }
  const former = `${target}.before-restore-${stamp}`;
  await rename(target, former);
  for (const end of ['-wal', '-shm'])
    if (existsSync(`${target}${end}`)) await rename(`${target}${end}`, `${former}${end}`);
  return former;
}
