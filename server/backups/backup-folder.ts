import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Db, openCopy } from '#db/connection.ts';
import { copyDatabase, damageIn, syncFile, syncFolder } from '#db/sqlite-file.ts';
import { auditHead } from '#db/tables/audit.ts';
import { listEvidenceDigests } from '#db/tables/evidence.ts';
import { type BackupReason, type Manifest, manifestSchema, outdated } from '#domain/backups/backup.ts';
import { verifyAudit } from '../services/audit-chain.ts';
import { EvidenceFiles } from '../services/evidence-files.ts';
import { version } from '../version.ts';

const MANIFEST = /^(center-[\w-]+)\.json$/;

/** Backups of one installation: `center-….db`, its manifest beside it, and the evidence of all of them under its digests. */
export class BackupFolder {
  readonly path: string;
  readonly evidence: EvidenceFiles;
  private running: Promise<Manifest> | null = null;

  constructor(path: string) {
    this.path = path;
    this.evidence = new EvidenceFiles(join(path, 'evidence'));
  }

  fileOf(name: string): string {
    return join(this.path, `${name}.db`);
  }

  /** Makes one and checks it: opened anew, whole, its audit chain followed. Who asks while one is made gets that one. */
  make(db: Db, evidence: EvidenceFiles, reason: BackupReason, now: Date): Promise<Manifest> {
    this.running ??= this.makeOne(db, evidence, reason, now).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async makeOne(db: Db, evidence: EvidenceFiles, reason: BackupReason, now: Date): Promise<Manifest> {
    const name = `center-${now
      .toISOString()
      .replace(/[-:]|\..*/g, '')
      .replace('T', '-')}-${reason}`;
    const file = this.fileOf(name);
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    await copyDatabase(db, file);
    try {
      const checked = await checkCopy(file);
      const { size } = await stat(file);
      const kept = await this.keepEvidence(evidence, checked.evidence);
      const content = { ...kept, audit: checked.audit, bytes: size, digest: await digestOfFile(file) };
      const manifest: Manifest = {
        format: 'center-backup-1',
        name,
        createdAt: now.toISOString(),
        reason,
        version,
        ...content,
      };
      await this.writeManifest(manifest);
      return manifest;
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  }

  /** Copies what is not there yet; what is missing or altered at the source is said, and keeps nobody from a backup. */
  private async keepEvidence(source: EvidenceFiles, digests: readonly string[]) {
    const missing: string[] = [];
    for (const digest of digests) {
      if (await this.evidence.has(digest)) continue;
      const bytes = await source.read(digest).catch(() => null);
      if (bytes === null) missing.push(digest);
      else await this.evidence.put(bytes);
    }
    return { evidence: digests.filter((digest) => !missing.includes(digest)), missing };
  }

  private async writeManifest(manifest: Manifest): Promise<void> {
    const path = join(this.path, `${manifest.name}.json`);
    await writeFile(`${path}.unfinished`, `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
    await syncFile(`${path}.unfinished`);
    await rename(`${path}.unfinished`, path);
    await syncFolder(this.path);
  }

  /** Newest first; a copy without a readable manifest is none. */
  async list(): Promise<Manifest[]> {
    const names = await readdir(this.path).catch(() => []);
    const read = names
      .filter((name) => MANIFEST.test(name))
      .map(async (name) => {
        const manifest = await readManifest(join(this.path, name)).catch(() => null);
        const file = manifest === null ? null : await stat(this.fileOf(manifest.name)).catch(() => null);
        return file === null ? [] : [manifest!];
      });
    const found = (await Promise.all(read)).flat();
    return found.sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));
  }

  /** Lets all but the newest `keep` go, and the evidence none of the others speaks of. */
  async clear(keep: number): Promise<string[]> {
    const all = await this.list();
    const gone = outdated(all, keep);
    for (const { name } of gone) {
      await rm(join(this.path, `${name}.json`), { force: true });
      await rm(this.fileOf(name), { force: true });
    }
    const known = new Set(all.filter((one) => !gone.includes(one)).flatMap(({ evidence }) => evidence));
    if (gone.length > 0) await this.evidence.sweep((digest) => known.has(digest));
    return gone.map(({ name }) => name);
  }
}

export async function readManifest(path: string): Promise<Manifest> {
  return manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}

/** Opens a copy and looks whether it is whole; throws in words when it is not. */
async function checkCopy(file: string) {
  const copy = openCopy(file);
  try {
    const damage = damageIn(copy, 'whole');
    if (damage !== null) throw new Error(`the copy is damaged: ${damage}`);
    const tables = await copy.introspection.getTables();
    const has = (name: string) => tables.some((table) => table.name === name);
    // Before an upgrade a database may be from the time before its audit lines were chained, or before evidence.
    const audit = has('audit_head') ? await auditHead(copy) : { lines: 0, digest: '' };
    const broken = has('audit_head') ? (await verifyAudit(copy)).broken : null;
    if (broken !== null) throw new Error(`the audit chain of the copy is broken at line ${broken.id ?? 'end'}`);
    return { audit, evidence: has('evidence') ? [...(await listEvidenceDigests(copy))].sort() : [] };
  } finally {
    await copy.destroy();
  }
}

export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** The folder beside a database file, unless another disk is named for it, which is better. */
export function backupFolderOf(databaseFile: string): string {
  return `${databaseFile}.backups`;
}
