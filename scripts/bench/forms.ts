import { listForms } from '#db/tables/forms.ts';
import { documentWith } from '#domain/forms/document.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import type { Ctx } from '#server/context.ts';
import { Renderer } from '#server/forms/renderer.ts';
import { exportYear } from '#server/services/form-exports.ts';
import { medianOf, quantile, timesOf } from './times.ts';

const WARM_ROUNDS = 5;
const YEAR = 2023;

/** The year's twenty forms as one zip in three formats, from a cold start and warm; and one pdf. */
export async function benchForms(ctx: Ctx): Promise<void> {
  const renderer = new Renderer(null);
  let largestGap = 0;
  let before = performance.now();
  const watch = setInterval(() => {
    largestGap = Math.max(largestGap, performance.now() - before);
    before = performance.now();
  }, 5);
  const year = () => exportYear(ctx, renderer, YEAR, ['xlsx', 'docx', 'pdf']);
  const [cold = 0] = await timesOf(year, { rounds: 1, warmUp: 0 });
  largestGap = 0;
  const warm = quantile(await timesOf(year, { rounds: WARM_ROUNDS, warmUp: 0 }), 0.5);
  const [form] = await listForms(ctx.db, YEAR);
  const document = documentWith(documentOf(form!));
  const one = await medianOf(() => renderer.render({ format: 'pdf', document, author: '', written: ctx.now }));
  clearInterval(watch);
  await renderer.close();
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  console.log(`year's zip of 61 files: cold ${seconds(cold)}, warm ${seconds(warm)}; one pdf ${one.toFixed(1)} ms`);
  console.log(`  this thread held up ${largestGap.toFixed(0)} ms at most`);
}
