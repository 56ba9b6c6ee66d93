import { DEMO_PASSWORD } from '#seeds/demo/load.ts';
import { ms, printRow, quantile, timesOf } from './times.ts';
import { ROWS, WIDE } from './wide-report.ts';

const ROUNDS = { rounds: 500, warmUp: 100 };

/** One cell after another over HTTP, as the entry grid saves them, until the whole answer is read: the slow end counts. */
export async function benchSaving(origin: string): Promise<void> {
  console.log('\nsaving one cell over HTTP, answered when it is on disk');
  printRow('', 'median', 'p95', 'p99', 'most');
  printTimes('smallest answer (/api/health)', await timesOf(() => read(fetch(`${origin}/api/health`)), ROUNDS));
  for (const [name, username] of [
    ['report of 9 rows', 'dept10'],
    [`report of ${ROWS} rows`, WIDE.username],
  ] as const) {
    printTimes(name, await saveTimes(origin, username));
  }
}

async function saveTimes(origin: string, username: string): Promise<number[]> {
  const cookie = await signIn(origin, username);
  const address = `${origin}/api/reports/${WIDE.month}/${username}`;
  const { version, entries } = JSON.parse(await read(fetch(address, { headers: { cookie } })));
  const { indicatorId } = entries[0];
  return timesOf((round) => {
    const cell = { indicatorId, value: `86.${10 + (round % 90)}`, note: null };
    const body = JSON.stringify({ version: version + round, entries: [cell], key: crypto.randomUUID() });
    const headers = { cookie, origin, 'content-type': 'application/json' };
    return read(fetch(address, { method: 'PUT', headers, body }));
  }, ROUNDS);
}

async function signIn(origin: string, username: string): Promise<string> {
  const headers = { origin, 'content-type': 'application/json' };
  const body = JSON.stringify({ username, password: DEMO_PASSWORD });
  const answer = await fetch(`${origin}/api/session`, { method: 'POST', headers, body });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function read(pending: Promise<Response>): Promise<string> {
  const answer = await pending;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return text;
}

function printTimes(name: string, times: number[]): void {
  printRow(name, ...[quantile(times, 0.5), quantile(times, 0.95), quantile(times, 0.99), Math.max(...times)].map(ms));
}
