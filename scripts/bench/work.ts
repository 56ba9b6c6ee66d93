import type { Db } from '#db/connection.ts';
import { listFigures } from '#db/tables/figures.ts';
import { listForms } from '#db/tables/forms.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import { DEMO_START } from '#seeds/demo/load.ts';
import { systemActor } from '#server/context.ts';
import { xlsxOf } from '#server/forms/xlsx.ts';
import { findingsOf } from '#server/services/checks.ts';
import { loadYearBook } from '#server/services/year-book.ts';
import { medianOf, ms, printRow } from './times.ts';

/** How long the main work takes, as multiples of one plain read of the same year's figures. */
export async function benchWork(db: Db): Promise<void> {
  const ctx = { db, actor: systemActor, now: DEMO_START };
  const forms = await listForms(db, 2023);
  const works: [string, () => unknown][] = [
    ['year book', () => loadYearBook(ctx, 2023, 12)],
    // Not the remembered answer: what a change of the data costs, with the year book that any evaluation reads.
    ['checks', async () => findingsOf(ctx, await loadYearBook(ctx, 2023, 12))],
    ['score 20 forms', () => forms.map((form) => scoreForm(form))],
    ['draw 20 forms', () => forms.map((form) => documentOf(form))],
    ['one form as xlsx', () => xlsxOf(documentOf(forms[5]!), DEMO_START)],
  ];
  const base = await medianOf(() => listFigures(db, '2022-01', '2023-12'));
  console.log('\nwork of the server, medians');
  printRow("plain read of two years' figures", '1.0', ms(base));
  for (const [name, work] of works) {
    const time = await medianOf(work);
    printRow(name, (time / base).toFixed(1), ms(time));
  }
}
