import { findSetting, setSetting } from '#db/tables/settings.ts';
import {
  type BackupReason,
  type BackupSettings,
  backupSettingsSchema,
  DEFAULT_BACKUP_SETTINGS,
  isBackupLate,
  type Manifest,
} from '#domain/backups/backup.ts';
import { Failure } from '#domain/failures.ts';
import type { Ctx } from '../context.ts';
import type { Deps } from '../deps.ts';
import { diskFailureOf } from '../http/disk-failure.ts';
import { recordAct, requirePermission, write } from '../write.ts';
import { digestOfFile } from './backup-folder.ts';

export type BackupDeps = Pick<Deps, 'backups' | 'evidence'>;

/** What the page shows; the digests of the evidence are a number there. */
export async function backupsView(ctx: Ctx, { backups }: BackupDeps) {
  const all = await backups.list();
  const lastAt = all[0]?.createdAt ?? null;
  return {
    folder: backups.path,
    settings: await backupSettings(ctx),
    lastAt,
    isLate: isBackupLate(lastAt, ctx.now),
    backups: all.map(({ name, createdAt, reason, version, bytes, digest, audit, evidence, missing }) => ({
      ...{ name, createdAt, reason, version, bytes, digest },
      auditLines: audit.lines,
      evidence: evidence.length,
      missing: missing.length,
    })),
  };
}

export async function backupSettings({ db }: Pick<Ctx, 'db'>): Promise<BackupSettings> {
  const kept = await findSetting(db, 'backup');
  return kept === null ? DEFAULT_BACKUP_SETTINGS : backupSettingsSchema.parse(JSON.parse(kept));
}

export async function setBackupSettings(ctx: Ctx, settings: BackupSettings): Promise<void> {
  await write(ctx, { action: 'backup.set', subject: 'backup' }, async (inside) => {
    const before = await backupSettings(inside);
    await setSetting(inside.db, 'backup', JSON.stringify(settings));
    return { result: undefined, before, after: settings };
  });
}

/** Makes a backup and lets outdated ones go. Throws `backup.failed`, or what is wrong with the disk. */
export async function backUp(ctx: Ctx, { backups, evidence }: BackupDeps, reason: BackupReason): Promise<Manifest> {
  requirePermission(ctx, 'backup.create');
  try {
    const made = await backups.make(ctx.db, evidence, reason, ctx.now);
    const removed = await backups.clear((await backupSettings(ctx)).keep);
    const { name, bytes, digest } = made;
    await recordAct(ctx, 'backup.create', `backup:${name}`, undefined, { reason, bytes, digest, removed });
    return made;
  } catch (error) {
    throw diskFailureOf(error) ?? new Failure('backup.failed', null, undefined, { cause: error });
  }
}

/** The file of a backup to hand out, after its digest was worked out anew. Throws `backup.not-found` and `backup.damaged`. */
export async function backupFile(ctx: Ctx, { backups }: BackupDeps, name: string): Promise<string> {
  requirePermission(ctx, 'backup.download');
  const known = (await backups.list()).find((one) => one.name === name);
  if (known === undefined) throw new Failure('backup.not-found', { name });
  const file = backups.fileOf(name);
  if ((await digestOfFile(file)) !== known.digest) throw new Failure('backup.damaged', { name });
  await recordAct(ctx, 'backup.download', `backup:${name}`, undefined, { bytes: known.bytes, digest: known.digest });
  return file;
}
