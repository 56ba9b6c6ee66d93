import type { Db } from '#db/connection.ts';
import { type Migrations, migrate, migrations, waitingMigrations } from '#db/migrate.ts';
import { damageIn } from '#db/sqlite-file.ts';
import type { Manifest } from '#domain/backups/backup.ts';
import type { BackupFolder } from './backups/backup-folder.ts';
import type { EvidenceFiles } from './services/evidence-files.ts';

interface Upgrade {
  backups: BackupFolder;
  evidence: EvidenceFiles;
  now: Date;
  all?: Migrations;
}

/**
 * Looks whether the database is whole and brings it up to date: with a backup first where there is something to lose, and all
 * steps or none. Throws when it is damaged or a step fails; the database is then as it was. Returns the backup made.
 */
export async function upgrade(db: Db, { backups, evidence, now, all = migrations }: Upgrade): Promise<Manifest | null> {
  const damage = damageIn(db, 'quick');
  if (damage !== null)
    throw new Error(`数据库文件已损坏，没有启动。请用 npm run restore 恢复最近的备份。（${damage}）`);
  const { names, isNew } = await waitingMigrations(db, all);
  const made = names.length > 0 && !isNew ? await backups.make(db, evidence, 'before-upgrade', now) : null;
  await migrate(db, all);
  return made;
}
