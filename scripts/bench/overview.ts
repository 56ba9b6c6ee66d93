import Database from 'better-sqlite3';
import type { Ctx } from '#server/context.ts';
import { overview } from '#server/services/overview.ts';
import { write } from '#server/write.ts';
import { Caller } from './caller.ts';
import { ms, printRow, printTimes, quantile, timesOf } from './times.ts';

const ROUNDS = { rounds: 200, warmUp: 40 };
const FIGURES = 'select * from figures where month between ? and ?';

/** What the overview costs the server: beside the smallest read of the same figures, with nothing but a prepared statement. */
export async function benchOverview(ctx: Ctx, file: string): Promise<void> {
  const database = new Database(file, { readonly: true });
  const plain = database.prepare(FIGURES);
  const base = quantile(await timesOf(() => plain.all('2022-01', '2023-12'), ROUNDS), 0.5);
  database.close();
  const again = quantile(await timesOf(() => overview(ctx, 2023, 12), ROUNDS), 0.5);
  const change = () => write(ctx, { action: 'data.load', subject: 'bench' }, async () => ({ result: undefined }));
  const firsts: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    await change();
    firsts.push(...(await timesOf(() => overview(ctx, 2023, 12), { rounds: 1, warmUp: 0 })));
  }
  console.log("\noverview, at the center's size");
  const row = (name: string, time: number) => printRow(name, (time / base).toFixed(2), `${time.toFixed(3)} ms`);
  row('raw prepared statement, the same figures', base);
  row('overview', again);
  row('first overview after a write', quantile(firsts.slice(10), 0.5));
}

/** The same over HTTP, until the whole answer is read. */
export async function benchOverviewHttp(origin: string): Promise<void> {
  console.log('\noverview over HTTP');
  printRow('', 'median', 'p95', 'p99', 'most');
  const caller = new Caller(origin);
  await caller.signIn('leader');
  const ask = (path: string) => timesOf(() => caller.call('GET', path), ROUNDS);
  printTimes('smallest answer (/api/health)', await ask('/api/health'));
  printTimes('overview', await ask('/api/overview?year=2023&month=12'));
  const { items } = JSON.parse(await caller.call('GET', '/api/alerts?year=2023'));
  const alert = items.find(({ state }: { state: string }) => state !== 'closed');
  const firsts: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    await caller.call('POST', `/api/alerts/${alert.id}/moves`, { move: 'instruct', text: '测速' });
    const once = { rounds: 1, warmUp: 0 };
    firsts.push(...(await timesOf(() => caller.call('GET', '/api/overview?year=2023&month=12'), once)));
  }
  caller.close();
  printRow('first overview after a write', ms(quantile(firsts, 0.5)), ms(quantile(firsts, 0.95)));
}
