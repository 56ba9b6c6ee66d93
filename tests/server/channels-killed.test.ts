import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '#db/connection.ts';
import { insertWebhook } from '#db/tables/webhooks.ts';
import { Secrets } from '#server/notifications/secrets.ts';
import { sendDue } from '#server/notifications/sender.ts';
import { freshDatabase } from '../support/database.ts';
import { type CallReceiver, startCallReceiver } from '../support/receivers.ts';

let folder: string;
let file: string;
let receiver: CallReceiver;
let db: Db | null = null;
const NOW = '2024-11-02T01:00:00.000Z';
const AFTER_LEASE = '2024-11-02T01:01:00.000Z';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'center-test-'));
  file = join(folder, 'center.db');
  receiver = await startCallReceiver();
  const made = await freshDatabase(true);
  await made.deleteFrom('outbox').execute();
  await made.deleteFrom('webhooks').execute();
  const secrets = new Secrets(null);
  await insertWebhook(made, {
    name: '绩效群',
    kind: 'generic',
    shownAddress: receiver.origin,
    address: secrets.seal(`${receiver.origin}/hook`),
    secret: null,
    events: JSON.stringify(['report.remind']),
    isActive: 1,
  });
  await sql`vacuum into ${file}`.execute(made);
  await made.destroy();
});
afterEach(async () => {
  await db?.destroy();
  db = null;
  await receiver.stop();
  rmSync(folder, { recursive: true });
});

/** A process of its own; answers how it ended. */
function start(work: 'act' | 'send') {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/killed.ts', work, file, NOW]);
  const ended = new Promise<string | null>((done) => child.once('exit', (_code, signal) => done(signal)));
  return { child, ended };
}

async function sendAt(instant: string): Promise<number> {
  db ??= openDatabase(file);
  const logger = pino({ level: 'silent' });
  const now = () => new Date(instant);
  return sendDue({ db, secrets: new Secrets(null), timeoutMs: 1000, now, logger, sendsOutside: true });
}

describe('a process that is killed', () => {
  it('between the commit and the sending loses nothing and doubles nothing', async () => {
    expect(await start('act').ended).toBe('SIGKILL');
    expect(receiver.calls).toHaveLength(0);
    expect(await sendAt(NOW)).toBe(1);
    expect(await sendAt(AFTER_LEASE)).toBe(0);
    expect(receiver.calls).toHaveLength(1);
  });

  it('before the answer came is followed, after the lease, by the same message under the same key', async () => {
    await start('act').ended;
    receiver.answer(null);
    const sender = start('send');
    await expect.poll(() => receiver.calls.length, { timeout: 20_000 }).toBe(1);
    sender.child.kill('SIGKILL');
    expect(await sender.ended).toBe('SIGKILL');
    receiver.answer({});
    expect(await sendAt(NOW), 'it may still live').toBe(0);
    expect(await sendAt(AFTER_LEASE)).toBe(1);
    const keys = receiver.calls.map(({ headers }) => headers['idempotency-key']);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  });
});
