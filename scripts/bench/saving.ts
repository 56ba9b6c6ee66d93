import { Caller } from './caller.ts';
import { printRow, printTimes, timesOf } from './times.ts';
import { ROWS, WIDE } from './wide-report.ts';

const ROUNDS = { rounds: 500, warmUp: 100 };

/** One cell after another over HTTP, as the entry grid saves them, until the whole answer is read: the slow end counts. */
export async function benchSaving(origin: string): Promise<void> {
  console.log('\nsaving one cell over HTTP, answered when it is on disk');
  printRow('', 'median', 'p95', 'p99', 'most');
  const caller = new Caller(origin);
  printTimes('smallest answer (/api/health)', await timesOf(() => caller.call('GET', '/api/health'), ROUNDS));
  for (const [name, username] of [
    ['report of 9 rows', 'dept10'],
    [`report of ${ROWS} rows`, WIDE.username],
  ] as const) {
    printTimes(name, await saveTimes(caller, username));
  }
  caller.close();
}

async function saveTimes(caller: Caller, username: string): Promise<number[]> {
  await caller.signIn(username);
  const address = `/api/reports/${WIDE.month}/${username}`;
  const { version, entries } = JSON.parse(await caller.call('GET', address));
  const { indicatorId } = entries[0];
  return timesOf((round) => {
    const cell = { indicatorId, value: `86.${10 + (round % 90)}`, note: null };
    return caller.call('PUT', address, { version: version + round, entries: [cell], key: crypto.randomUUID() });
  }, ROUNDS);
}
