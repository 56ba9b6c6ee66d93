import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { damageIn } from '#db/sqlite-file.ts';
import { DEMO_PASSWORD, DEMO_START, loadDemo } from '#seeds/demo/load.ts';
import { systemActor } from '#server/context.ts';
import { verifyAudit } from '#server/services/audit-chain.ts';

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

describe('a server that is told to end', () => {
  it('answers what it was asked, ends its streams, folds its log into the file, and ends well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'center-shutdown-'));
    const file = join(folder, 'center.db');
    const db = openDatabase(file);
    await migrate(db);
    await db.transaction().execute((inside) => loadDemo({ db: inside, actor: systemActor, now: DEMO_START }));
    await db.destroy();
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const env = { ...process.env, CENTER_MODE: 'production', PORT: `${port}`, DATABASE_URL: file, LOG_LEVEL: 'silent' };
    const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { env, stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
    for (let tries = 0; tries < 600; tries += 1) {
      if (await fetch(`${origin}/api/health`).catch(() => null)) break;
      await sleep(50);
    }
    const headers = { origin, 'content-type': 'application/json' };
    const body = JSON.stringify({ username: 'officer', password: DEMO_PASSWORD });
    const entered = await fetch(`${origin}/api/session`, { method: 'POST', headers, body });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const stream = await fetch(`${origin}/api/events`, { headers: { cookie } });
    const streamed = stream.text();
    // A whole year's forms take their time: they are under way when the signal comes.
    const asked = fetch(`${origin}/api/forms/export.zip?year=2023&formats=xlsx,docx`, { headers: { cookie } });
    await sleep(100);
    server.kill('SIGTERM');
    const answer = await asked;
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    await streamed;
    expect(await ended).toBe(0);
    expect(existsSync(`${file}-wal`)).toBe(false);
    const after = openDatabase(file);
    expect(damageIn(after, 'whole')).toBeNull();
    expect((await verifyAudit(after)).broken).toBeNull();
    const exported = after.selectFrom('audit').select('id').where('action', '=', 'form.export');
    expect(await exported.execute()).toHaveLength(1);
    await after.destroy();
    rmSync(folder, { recursive: true });
  }, 60_000);
});
