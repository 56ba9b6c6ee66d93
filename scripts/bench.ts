import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/connection.ts';
import { migrate } from '#db/migrate.ts';
import { listFigures } from '#db/tables/figures.ts';
import { listForms } from '#db/tables/forms.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { DEMO_START, loadDemo } from '#seeds/demo/load.ts';
import { systemActor } from '#server/context.ts';
import { xlsxOf } from '#server/forms/xlsx.ts';
import { checkYear } from '#server/services/checks.ts';
import { overview } from '#server/services/overview.ts';
import { reportDetail } from '#server/services/report-views.ts';
import { saveReport } from '#server/services/reports.ts';
import { loadYearBook } from '#server/services/year-book.ts';
import { benchForms } from './bench-forms.ts';

/**
 * How long the main work takes, as multiples of one plain read of the same year's figures in the same run: machines and
 * days differ, ratios hardly do. Medians of `ROUNDS` after a warm-up; nothing is asserted.
 */
const ROUNDS = 15;

// On disk, as in earnest: an acknowledged save has been written through.
const folder = mkdtempSync(join(tmpdir(), 'center-bench-'));
const db = openDatabase(join(folder, 'bench.db'));
await migrate(db);
const ctx = { db, actor: systemActor, now: DEMO_START };
await db.transaction().execute((inside) => loadDemo({ ...ctx, db: inside }));
const forms = await listForms(db, 2023);
const head = {
  ...ctx,
  actor: { userId: 14, username: 'dept10', name: '', role: 'head', department: 'dept10' } as const,
};

async function medianOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

const base = await medianOf(() => listFigures(db, '2022-01', '2023-12'));
const works: [string, () => unknown][] = [
  ['year book (105 indicators)', () => loadYearBook(ctx, 2023, 12)],
  ['overview', () => overview(ctx, 2023, 12)],
  ['checks', () => checkYear(ctx, 2023)],
  ['score 20 forms', () => forms.map((form) => scoreForm(form))],
  ['draw 20 forms', () => forms.map((form) => documentOf(form))],
  ['one form as xlsx', () => xlsxOf(documentOf(forms[5]!), DEMO_START)],
];
console.log(`plain read of two years' figures: ${base.toFixed(1)} ms = 1.0`);
for (const [name, work] of works) {
  const time = await medianOf(work);
  console.log(`${name.padEnd(28)} ${(time / base).toFixed(1).padStart(6)}   (${time.toFixed(1)} ms)`);
}

// One cell after another, as the entry grid saves them: what the person waits for is the slow end.
const saves: number[] = [];
for (let version = 0; version < 300; version += 1) {
  const entries = [{ indicatorId: 1, value: `86.${String(10 + (version % 90))}`, note: null }];
  const start = performance.now();
  await saveReport(head, '2024-10', 'dept10', { version, entries });
  await reportDetail(head, '2024-10', 'dept10');
  saves.push(performance.now() - start);
}
const sorted = saves.slice(20).sort((a, b) => a - b);
const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(1);
console.log(`save of one cell: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms`);
await benchForms(ctx);
await db.destroy();
rmSync(folder, { recursive: true });
