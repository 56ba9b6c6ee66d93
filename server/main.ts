import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { openDatabase } from '#db/connection.ts';
import { DEMO_PASSWORD, DEMO_START } from '#seeds/demo/load.ts';
import { createApp } from './app.ts';
import { BackupFolder, backupFolderOf } from './backups/backup-folder.ts';
import { systemActor } from './context.ts';
import { readEnv } from './env.ts';
import { Renderer } from './forms/renderer.ts';
import { startJobs } from './jobs/start.ts';
import { startWarmUp } from './jobs/warm-up.ts';
import { Secrets } from './notifications/secrets.ts';
import { startSender } from './notifications/sender.ts';
import { announceDemo, prepareDemo, prepareProduction } from './prepare.ts';
import { Events } from './services/events.ts';
import { EvidenceFiles, evidenceFolderOf } from './services/evidence-files.ts';
import { Presence } from './services/presence.ts';
import { SignInGuard } from './services/sign-in-guard.ts';
import { upgrade } from './upgrade.ts';

const CLIENT_FOLDER = './dist/client';
/** As long as the longest request takes: a file of all forms. */
const DRAIN_MS = 10_000;
const SEND_TIMEOUT_MS = 10_000;

const env = readEnv(process.env);
const isDemo = env.CENTER_MODE === 'demo';
const logger = pino({ level: isDemo && env.LOG_LEVEL === 'info' ? 'warn' : env.LOG_LEVEL });

const started = Date.now();
// The demonstration's clock starts on its own day and runs on; production has the real one.
const now = () => (isDemo ? new Date(DEMO_START.getTime() + Date.now() - started) : new Date());

const throwAway = isDemo ? mkdtempSync(join(tmpdir(), 'center-demo-')) : null;
const databaseFile = throwAway === null ? env.DATABASE_URL : join(throwAway, 'demo.db');
const db = openDatabase(databaseFile);
const evidence = new EvidenceFiles(evidenceFolderOf(databaseFile));
const backups = new BackupFolder(env.BACKUP_FOLDER ?? backupFolderOf(databaseFile));
await upgrade(db, { backups, evidence, now: now() });
const ctx = { db, actor: systemActor, now: now() };
const oneTimePassword = isDemo ? await prepareDemo(ctx, evidence) : await prepareProduction(ctx);

const clientFolder = existsSync(CLIENT_FOLDER) ? CLIENT_FOLDER : null;
const demoPassword = isDemo ? DEMO_PASSWORD : null;
const secureCookie = env.COOKIE_SECURE === 'true';
const events = new Events();
const inMemory = { guard: new SignInGuard(), events, presence: new Presence(), evidence, backups };
const renderer = new Renderer(env.FONTS_FOLDER ?? null);
const secrets = new Secrets(env.SECRET_KEY ?? null);
const outside = { secrets, sendsOutside: !isDemo, sendTimeoutMs: SEND_TIMEOUT_MS };
const app = createApp({ db, now, logger, ...inMemory, ...outside, renderer, demoPassword, secureCookie, clientFolder });
const jobs = startJobs({ db, now, logger, events, evidence, backups });
const warmUp = startWarmUp({ db, now, logger });
const sender = startSender({ db, now, logger, events, ...outside, timeoutMs: SEND_TIMEOUT_MS });

// The demonstration listens on this machine only, whatever the settings say.
const hostname = isDemo ? '127.0.0.1' : env.HOST;
const server = serve({ fetch: app.fetch, port: env.PORT, hostname }, ({ port }) => {
  const address = `http://${hostname}:${port}`;
  if (isDemo) announceDemo(address);
  else console.log(`社会保险绩效目标监测系统已启动：${address}`);
  if (oneTimePassword !== null) {
    console.log(
      `\n首次启动：系统管理员 admin 的一次性密码为 ${oneTimePassword}\n登录后须立即修改；此密码只显示这一次。\n`,
    );
  }
});

/**
 * Lets running requests and the message being sent end, then closes the database; a second signal or ten seconds end it
 * at once. Closing puts the write-ahead log into the database file.
 */
function stop(): void {
  const jobsEnded = Promise.all([jobs.stop(), warmUp.stop()]);
  // A stream never ends by itself, and the server waits for what is open.
  events.close();
  const end = () => {
    // Work under way keeps its database until it is through.
    void jobsEnded
      .then(() => db.destroy())
      .finally(() => {
        if (throwAway !== null) rmSync(throwAway, { recursive: true, force: true });
        process.exit(0);
      });
  };
  const sent = sender.stop();
  server.close(() => void sent.then(end));
  setTimeout(end, DRAIN_MS).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
