import Database from 'better-sqlite3';
import type { Ctx } from '#server/context.ts';
import { overview } from '#server/services/overview.ts';
import { reportDetail } from '#server/services/report-views.ts';
import { moveReport, saveReport } from '#server/services/reports.ts';
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
  console.log("\noverview, at the center's size");
  const row = (name: string, time: number) => printRow(name, (time / base).toFixed(2), `${time.toFixed(3)} ms`);
  row('raw prepared statement, the same figures', base);
  row('overview', again);
  const act = acts(ctx);
  row('first after a save, October 2024', await firstAfter(ctx, act.save, 2024, 10));
  row('first after an approval, October 2024', await firstAfter(ctx, act.approve, 2024, 10));
  row('first after a load, December 2023', await firstAfter(ctx, act.load, 2023, 12));
  const months = Array.from({ length: 11 }, (_, index) => index + 1);
  await act.load();
  await overview(ctx, 2023, 12);
  const others = await timesOf((round) => overview(ctx, 2023, months[round]!), { rounds: months.length, warmUp: 0 });
  row('another month of the same year', quantile(others, 0.5));
}

/** The median of the first answers, each sent as soon as the act is acknowledged. */
async function firstAfter(ctx: Ctx, act: () => Promise<void>, year: number, month: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    await act();
    times.push(...(await timesOf(() => overview(ctx, year, month), { rounds: 1, warmUp: 0 })));
  }
  return quantile(times.slice(10), 0.5);
}

/** What is done to the figures: a cell of a draft, a whole report with every figure another, and what reaches everything. */
function acts(ctx: Ctx) {
  const [month, department] = ['2024-10', 'dept10'];
  let round = 0;
  const save = async (places: number) => {
    const { version, entries } = await reportDetail(ctx, month, department);
    round += 1;
    const changed = entries.slice(0, places).map(({ indicatorId, parts, decimals }) => {
      const value = decimals === 0 ? `${80 + (round % 90)}` : `80.${10 + (round % 90)}`;
      const asked = parts ? { value: null, numerator: value, denominator: '100' } : { value };
      return { indicatorId, note: '测速', ...asked };
    });
    await saveReport(ctx, month, department, { version, entries: changed });
  };
  const move = async (move: 'submit' | 'approve' | 'reopen') => {
    const { version } = await reportDetail(ctx, month, department);
    await moveReport(ctx, month, department, { move, version, ...(move === 'reopen' && { reason: '测速' }) });
  };
  return {
    load: () => write(ctx, { action: 'data.load', subject: 'bench' }, async () => ({ result: undefined })),
    save: () => save(1),
    approve: async () => {
      if ((await reportDetail(ctx, month, department)).state === 'approved') await move('reopen');
      await save(Number.MAX_SAFE_INTEGER);
      await move('submit');
      await move('approve');
    },
  };
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
