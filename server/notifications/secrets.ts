import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Failure } from '#domain/failures.ts';

const SEALED = 'sealed.';
const OPEN = 'open.';
const TAG_BYTES = 16;

/**
 * Keeps what must not be read in the database. With a SECRET_KEY: AES-256-GCM, so that a copy of the database alone gives
 * nothing away. Without one a secret is kept as it is, and protected as the database file is; no answer ever holds it.
 */
export class Secrets {
  private readonly key: Buffer | null;

  constructor(secretKey: string | null) {
    // The salt only keeps this key apart from other uses of the same text: the text itself is to be long and random.
    this.key = secretKey === null ? null : scryptSync(secretKey, 'center-channels', 32);
  }

  get isSealing(): boolean {
    return this.key !== null;
  }

  seal(secret: string): string {
    if (this.key === null) return OPEN + Buffer.from(secret).toString('base64url');
    const start = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, start);
    const content = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return SEALED + Buffer.concat([start, cipher.getAuthTag(), content]).toString('base64url');
  }

  /** Throws `channel.key-changed` when it was sealed with another key. */
  open(kept: string): string {
    if (kept.startsWith(OPEN)) return Buffer.from(kept.slice(OPEN.length), 'base64url').toString('utf8');
    if (this.key === null) throw new Failure('channel.key-changed');
    const bytes = Buffer.from(kept.slice(SEALED.length), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(12, 12 + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(12 + TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      throw new Failure('channel.key-changed');
    }
  }
}
