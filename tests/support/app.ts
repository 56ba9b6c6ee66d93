import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Db } from '#db/connection.ts';
import { DEMO_PASSWORD, DEMO_START } from '#seeds/demo/load.ts';
import { createApp } from '#server/app.ts';
import { BackupFolder } from '#server/backups/backup-folder.ts';
import { Renderer } from '#server/forms/renderer.ts';
import { Secrets } from '#server/notifications/secrets.ts';
import { Events } from '#server/services/events.ts';
import { EvidenceFiles, evidenceFolderOf } from '#server/services/evidence-files.ts';
import { Presence } from '#server/services/presence.ts';
import { SignInGuard } from '#server/services/sign-in-guard.ts';
import { changesIn, requireRecord } from './audited.ts';
import { freshDatabase } from './database.ts';

export interface TestApp {
  db: Db;
  events: Events;
  secrets: Secrets;
  /** Made when the first file is put; a test that puts one removes the folder around it in the end. */
  evidenceFolder: string;
  now(): Date;
  /** Moves the clock: `2024-11-02` or a full instant. Sessions may have run out: sign in anew with `as`. */
  setNow(instant: string): void;
  /** A caller without a session. */
  anonymous: Caller;
  /** Signs in and calls as this person; the session is kept for the whole test file. */
  as(username: string, password?: string): Promise<Caller>;
}

/** An answer as another program reads it: whatever JSON was sent, field by field. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Answer {
  status: number;
  headers: Headers;
  body: Json;
  /** The body as it comes, for what does not end by itself. */
  stream: ReadableStream<Uint8Array> | null;
  bytes(): Promise<ArrayBuffer>;
}

export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** What the applications of one test file were given to keep. */
const UPLOADS = evidenceFolderOf(':memory:');

/** The whole application over a fresh database in memory; with the demonstration data unless told otherwise. */
export async function startApp({
  isDemo = true,
  renderer = new Renderer(null),
  secrets = new Secrets(null),
  sendsOutside = false,
} = {}): Promise<TestApp> {
  const db = await freshDatabase(isDemo);
  let now = DEMO_START;
  const events = new Events();
  const evidenceFolder = join(UPLOADS, randomUUID());
  const app = createApp({
    db,
    now: () => now,
    logger: pino({ level: 'silent' }),
    guard: new SignInGuard(),
    events,
    presence: new Presence(),
    backups: new BackupFolder(`${evidenceFolder}.backups`),
    evidence: new EvidenceFiles(evidenceFolder),
    renderer,
    secrets,
    sendsOutside,
    sendTimeoutMs: 300,
    demoPassword: isDemo ? DEMO_PASSWORD : null,
    secureCookie: false,
    clientFolder: null,
  });
  const caller =
    (cookie: string | null): Caller =>
    async (method, path, body, headers = {}) => {
      const all = new Headers(headers);
      const isForm = body instanceof FormData;
      if (body !== undefined && !isForm && !all.has('content-type')) all.set('content-type', 'application/json');
      if (cookie !== null) all.set('cookie', cookie);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const before = method === 'GET' ? null : await changesIn(db);
      const response = await app.request(`/api${path}`, {
        method,
        headers: all,
        body: body === undefined ? null : isForm ? body : text,
      });
      if (before !== null && response.ok) requireRecord(`${method} ${path}`, before, await changesIn(db));
      const type = response.headers.get('content-type') ?? '';
      const isStream = type.startsWith('text/event-stream');
      const copy = isStream ? response : response.clone();
      const isJson = type.includes('json');
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? await response.json() : null,
        stream: isStream ? response.body : null,
        bytes: () => copy.arrayBuffer(),
      };
    };
  const sessions = new Map<string, Caller>();
  return {
    db,
    events,
    secrets,
    evidenceFolder,
    now: () => now,
    setNow: (instant) => {
      now = new Date(instant);
      sessions.clear();
    },
    anonymous: caller(null),
    as: async (username, password = DEMO_PASSWORD) => {
      const known = sessions.get(username);
      if (known) return known;
      const answer = await caller(null)('POST', '/session', { username, password });
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? null;
      if (answer.status !== 200 || cookie === null) throw new Error(`cannot sign in as ${username}`);
      const signedIn = caller(cookie);
      sessions.set(username, signedIn);
      return signedIn;
    },
  };
}
