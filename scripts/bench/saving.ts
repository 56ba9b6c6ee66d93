import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { DEMO_PASSWORD } from '#seeds/demo/load.ts';
import { ms, printRow, quantile, timesOf } from './times.ts';
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

/** A connection kept open, as a browser's. Not `fetch`, whose own slow end is as long as what is measured. */
class Caller {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie = '';

  constructor(readonly origin: string) {}

  async signIn(username: string): Promise<void> {
    await this.call('POST', '/api/session', { username, password: DEMO_PASSWORD });
  }

  /** The text of the answer; throws unless it is a success. */
  call(method: string, path: string, body?: unknown): Promise<string> {
    const headers: OutgoingHttpHeaders = {
      origin: this.origin,
      cookie: this.#cookie,
      'content-type': 'application/json',
    };
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.origin), { method, headers, agent: this.#agent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => {
          this.#cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? this.#cookie;
          if (answer.statusCode === 200) resolve(text);
          else reject(new Error(`${answer.statusCode}: ${text}`));
        });
      });
      asked.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function printTimes(name: string, times: number[]): void {
  printRow(name, ...[quantile(times, 0.5), quantile(times, 0.95), quantile(times, 0.99), Math.max(...times)].map(ms));
}
