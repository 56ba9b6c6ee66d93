import type { Logger } from 'pino';
import type { Db } from '#db/connection.ts';
import type { BackupFolder } from './backups/backup-folder.ts';
import type { Renderer } from './forms/renderer.ts';
import type { Secrets } from './notifications/secrets.ts';
import type { Events } from './services/events.ts';
import type { EvidenceFiles } from './services/evidence-files.ts';
import type { Presence } from './services/presence.ts';
import type { SignInGuard } from './services/sign-in-guard.ts';

/** What the application is made with; a test makes it with a fresh database and a chosen day. */
export interface Deps {
  db: Db;
  now: () => Date;
  logger: Logger;
  guard: SignInGuard;
  events: Events;
  presence: Presence;
  /** Bytes of uploaded evidence, beside the database. */
  evidence: EvidenceFiles;
  backups: BackupFolder;
  renderer: Renderer;
  /** Seals what channels to the outside need and nobody is to read. */
  secrets: Secrets;
  /** False in the demonstration: nothing leaves the machine. */
  sendsOutside: boolean;
  /** For each step of a sending. */
  sendTimeoutMs: number;
  /** Set in the demonstration only: the password of all its accounts, shown on the sign-in page. */
  demoPassword: string | null;
  secureCookie: boolean;
  /** Folder of the built pages; null when only the API is served. */
  clientFolder: string | null;
}
