import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { DEMO_START } from '#seeds/demo/load.ts';
import { createApp } from '#server/app.ts';
import { BackupFolder } from '#server/backups/backup-folder.ts';
import { Renderer } from '#server/forms/renderer.ts';
import { startWarmUp } from '#server/jobs/warm-up.ts';
import { Secrets } from '#server/notifications/secrets.ts';
import { Events } from '#server/services/events.ts';
import { EvidenceFiles } from '#server/services/evidence-files.ts';
import { Presence } from '#server/services/presence.ts';
import { SignInGuard } from '#server/services/sign-in-guard.ts';
import { loadWideReport } from './wide-report.ts';

/** A process of its own, as in earnest: who measures does not slow down what is measured. Tells its port when it is ready. */
const CLIENT_FOLDER = 'dist/client';
const started = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'center-bench-'));
const db = openDatabase(join(folder, 'bench.db'));
await migrate(db);
await loadWideReport(db);

const now = () => new Date(DEMO_START.getTime() + Date.now() - started);
const logger = pino({ level: 'silent' });
const app = createApp({
  db,
  now,
  logger,
  guard: new SignInGuard(),
  events: new Events(),
  presence: new Presence(),
  secrets: new Secrets(null),
  sendsOutside: false,
  sendTimeoutMs: 1000,
  renderer: new Renderer(null),
  backups: new BackupFolder(join(folder, 'backups')),
  evidence: new EvidenceFiles(join(folder, 'evidence')),
  demoPassword: null,
  secureCookie: false,
  clientFolder: existsSync(CLIENT_FOLDER) ? CLIENT_FOLDER : null,
});
const warmUp = startWarmUp({ db, now, logger });
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.(port));

process.once('disconnect', () => {
  void warmUp
    .stop()
    .then(() => db.destroy())
    .finally(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(0);
    });
});
