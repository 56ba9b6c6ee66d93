import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DEMO_PASSWORD } from '#seeds/demo/load.ts';
import { quantile, timesOf } from './times.ts';

const BUILT = 'dist/server/main.js';
const PORT = Number(process.env.BENCH_PORT ?? 3319);
const YEAR_ZIP = '/api/forms/export.zip?year=2023&formats=xlsx,docx,pdf';
const WARM_ROUNDS = 5;

/**
 * What memory the built server takes, started on `database` as in earnest, while somebody takes the year's forms as one
 * zip: the most it ever held as the kernel counts it, so Linux only.
 */
export async function benchFormsMemory(database: string): Promise<void> {
  if (!existsSync(BUILT) || process.platform !== 'linux') return console.log('  memory not measured: no built server');
  const env = {
    ...process.env,
    CENTER_MODE: 'production',
    DATABASE_URL: database,
    PORT: String(PORT),
    LOG_LEVEL: 'error',
  };
  const server = spawn(process.execPath, [BUILT], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const ended = once(server, 'exit').then(() => Promise.reject(new Error('the built server ended')));
    await Promise.race([once(server.stdout, 'data'), ended]);
    const origin = `http://127.0.0.1:${PORT}`;
    const cookie = await signedIn(origin);
    const started = megabytes(server, 'VmRSS');
    // The most held from here on, not while starting.
    writeFileSync(`/proc/${server.pid}/clear_refs`, '5');
    const year = async () => {
      const answer = await fetch(origin + YEAR_ZIP, { headers: { cookie } });
      if (!answer.ok) throw new Error(`year's zip: ${answer.status}`);
      await answer.arrayBuffer();
    };
    const [cold = 0] = await timesOf(year, { rounds: 1, warmUp: 0 });
    const first = megabytes(server, 'VmHWM');
    const warm = quantile(await timesOf(year, { rounds: WARM_ROUNDS, warmUp: 0 }), 0.5);
    console.log(`  from the built server: cold ${(cold / 1000).toFixed(2)} s, warm ${(warm / 1000).toFixed(2)} s`);
    const most = megabytes(server, 'VmHWM');
    console.log(`  its memory: ${started} MB at rest, at most ${first} MB for the first zip, ${most} MB for all`);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

async function signedIn(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ username: 'officer', password: DEMO_PASSWORD }),
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
}

function megabytes({ pid }: ChildProcess, field: 'VmRSS' | 'VmHWM'): number {
  const found = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round((Number(found?.[1]) * 1024) / 1e6);
}
