import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { type Db, openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { DEMO_PASSWORD, DEMO_START, loadDemo } from '#seeds/demo/load.ts';
import { createApp } from '#server/app.ts';
import { BackupFolder } from '#server/backups/backup-folder.ts';
import { systemActor } from '#server/context.ts';
import { Renderer } from '#server/forms/renderer.ts';
import { Secrets } from '#server/notifications/secrets.ts';
import { Events } from '#server/services/events.ts';
import { EvidenceFiles } from '#server/services/evidence-files.ts';
import { Presence } from '#server/services/presence.ts';
import { SignInGuard } from '#server/services/sign-in-guard.ts';
import type { Json } from './app.ts';

export interface TestServer {
  db: Db;
  enter(username: string): Promise<HttpCaller>;
  stop(): Promise<void>;
}
export type HttpCaller = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Json }>;

/** The demonstration over a database on disk, listening on a free port: for what only shows over real connections. */
export async function startServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'center-test-'));
  const db = openDatabase(join(folder, 'center.db'));
  await migrate(db);
  await db.transaction().execute((inside) => loadDemo({ db: inside, actor: systemActor, now: DEMO_START }));
  const events = new Events();
  const app = createApp({
    db,
    now: () => DEMO_START,
    logger: pino({ level: 'silent' }),
    guard: new SignInGuard(),
    events,
    presence: new Presence(),
    renderer: new Renderer(null),
    secrets: new Secrets(null),
    sendsOutside: false,
    sendTimeoutMs: 1000,
    backups: new BackupFolder(join(folder, 'backups')),
    evidence: new EvidenceFiles(join(folder, 'evidence')),
    demoPassword: DEMO_PASSWORD,
    secureCookie: false,
    clientFolder: null,
  });
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((ready) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => ready({ server, port }));
  });
  const origin = `http://127.0.0.1:${port}`;
  const call = async (method: string, path: string, body?: unknown, cookie = '') => {
    const headers = { origin, cookie, 'content-type': 'application/json' };
    return fetch(`${origin}/api${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  };
  return {
    db,
    enter: async (username) => {
      const answer = await call('POST', '/session', { username, password: DEMO_PASSWORD });
      if (answer.status !== 200) throw new Error(`cannot sign in as ${username}`);
      const cookie = answer.headers.get('set-cookie')?.split(';')[0];
      return async (method, path, body) => {
        const called = await call(method, path, body, cookie);
        return { status: called.status, body: (await called.json()) as Json };
      };
    },
    stop: async () => {
      events.close();
      await new Promise((stopped) => server.close(stopped));
      await db.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}
