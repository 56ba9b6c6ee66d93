import { createHash, randomUUID } from 'node:crypto';
import { renameSync, statSync, unlinkSync } from 'node:fs';
import { access, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '#domain/failures.ts';

const DIGEST = /^[0-9a-f]{64}$/;
const UNFINISHED = /^unfinished-/;
/** Leftovers younger than this may belong to an upload whose line is about to be written. */
const LEFT_ALONE_MS = 24 * 3_600_000;

/** SHA-256 of the content: the name a file is kept under. */
export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The folder beside a database file: `center.db` → `center.db.evidence`, so that two databases never share one. What a
 * database in memory speaks of is as short-lived as it is.
 */
export function evidenceFolderOf(databaseFile: string): string {
  if (databaseFile === ':memory:') return join(tmpdir(), `center-evidence-${randomUUID()}`);
  return `${databaseFile}.evidence`;
}

/** The bytes of evidence, one file for each content, named by its digest. Nothing is ever changed in place. */
export class EvidenceFiles {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Keeps the bytes and returns their digest once they are on the disk: under a name of its own first, then, written
   * through, under the digest. Content that is there already is put again, which mends a file that was damaged.
   */
  async put(bytes: Buffer): Promise<string> {
    const digest = digestOf(bytes);
    const place = this.placeOf(digest);
    await mkdir(join(this.folder, digest.slice(0, 2)), { recursive: true });
    const unfinished = join(this.folder, `unfinished-${randomUUID()}`);
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    // Not awaited, so that sweeping, which looks and removes in one step, never comes in between.
    renameSync(unfinished, place);
    await this.syncFolder(join(this.folder, digest.slice(0, 2)));
    return digest;
  }

  /** Is there a file for it? What it holds is looked at when it is read. */
  async has(digest: string): Promise<boolean> {
    return access(this.placeOf(digest)).then(
      () => true,
      () => false,
    );
  }

  /** The bytes, after their digest has been worked out again. Throws `evidence.file-altered` when they are not the same. */
  async read(digest: string): Promise<Buffer> {
    const bytes = await readFile(this.placeOf(digest)).catch((error: unknown) => {
      if (isMissing(error)) throw new Failure('evidence.file-altered', { reason: 'missing' });
      throw error;
    });
    if (digestOf(bytes) !== digest) throw new Failure('evidence.file-altered', { reason: 'changed' });
    return bytes;
  }

  /** Removes what no line speaks of and what was never finished, once it is a day old. Returns how many files went. */
  async sweep(isKnown: (digest: string) => boolean): Promise<number> {
    const before = Date.now() - LEFT_ALONE_MS;
    const names = await readdir(this.folder, { recursive: true }).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    let gone = 0;
    for (const name of names) {
      const last = name.split(/[\\/]/).at(-1) ?? '';
      const isLeftover = UNFINISHED.test(last) || (DIGEST.test(last) && !isKnown(last));
      const path = join(this.folder, name);
      if (!isLeftover || statSync(path).mtimeMs > before) continue;
      unlinkSync(path);
      gone += 1;
    }
    return gone;
  }

  private placeOf(digest: string): string {
    if (!DIGEST.test(digest)) throw new Error('no digest');
    return join(this.folder, digest.slice(0, 2), digest);
  }

  /** The name is on the disk only when its folder is. Windows keeps folders by itself and does not open them. */
  private async syncFolder(path: string): Promise<void> {
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
