import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openDatabase } from '#db/connection.ts';
import { waitingMigrations } from '#db/migrate.ts';
import { damageIn } from '#db/sqlite-file.ts';
import { BackupFolder, backupFolderOf } from './backups/backup-folder.ts';
import { backUp } from './backups/backups.ts';
import { RestoreRefused, restore } from './backups/restore.ts';
import { systemActor } from './context.ts';
import { readEnv } from './env.ts';
import { verifyAudit } from './services/audit-chain.ts';
import { EvidenceFiles, evidenceFolderOf } from './services/evidence-files.ts';

/*
 * What is done at the machine, beside the server: `verify`, `backup`, `restore <file> [--overwrite]`. Ends with 0 when all is
 * well, with 1 when something is wrong, with 2 when it was asked wrongly.
 */
const USAGE = '用法：verify [数据库文件] | backup | restore <备份文件.db> [--overwrite]';

const env = readEnv(process.env);
const { values, positionals } = parseArgs({ allowPositionals: true, options: { overwrite: { type: 'boolean' } } });
const [command, file] = positionals;
const database = env.DATABASE_URL;

if (command === 'verify') process.exitCode = await verify(file ?? database);
else if (command === 'backup') process.exitCode = await backup();
else if (command === 'restore' && file !== undefined) process.exitCode = await putBack(file);
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function verify(path: string): Promise<number> {
  if (!existsSync(path)) return refuse(`没有数据库文件 ${path}`);
  const db = openDatabase(path);
  try {
    const damage = damageIn(db, 'whole');
    console.log(damage === null ? '数据库完整性：正常' : `数据库完整性：已损坏（${damage}）`);
    if ((await waitingMigrations(db)).names.length > 0) return refuse('数据库还没有升级到当前版本，请先启动系统。');
    const { lines, digest, broken } = await verifyAudit(db);
    if (broken === null) console.log(`审计记录：共 ${lines} 条，连续无改动，末条摘要 ${digest}`);
    else if (broken.id === null) console.log(`审计记录：前 ${lines} 条连续，末尾有记录缺失`);
    else console.log(`审计记录：第 ${broken.id} 号记录（${broken.at}）被改动，或之前有记录缺失；其前 ${lines} 条连续`);
    return damage === null && broken === null ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

async function backup(): Promise<number> {
  if (!existsSync(database)) return refuse(`没有数据库文件 ${database}`);
  const db = openDatabase(database);
  try {
    const backups = new BackupFolder(env.BACKUP_FOLDER ?? backupFolderOf(database));
    const evidence = new EvidenceFiles(evidenceFolderOf(database));
    const ctx = { db, actor: systemActor, now: new Date() };
    const { name, bytes, digest } = await backUp(ctx, { backups, evidence }, 'by-hand');
    console.log(`已备份：${backups.fileOf(name)}（${bytes} 字节，SHA-256 ${digest}）`);
    return 0;
  } finally {
    await db.destroy();
  }
}

async function putBack(path: string): Promise<number> {
  try {
    const { manifest, former, missing } = await restore(path, database, { overwrite: values.overwrite === true });
    console.log(`已恢复到 ${database}：${manifest.createdAt} 的备份，审计记录 ${manifest.audit.lines} 条。`);
    if (former !== null) console.log(`原数据库另存为 ${former}`);
    if (missing > 0) console.log(`有 ${missing} 份佐证材料在备份中没有，请另行查找。`);
    return missing === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof RestoreRefused) return refuse(error.message);
    throw error;
  }
}

function refuse(words: string): number {
  console.error(words);
  return 1;
}
