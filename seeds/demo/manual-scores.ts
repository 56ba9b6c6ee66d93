import { listForms } from '#db/tables/forms.ts';
import type { Ctx } from '#server/context.ts';
import { moveManualScore, proposeManualScore } from '#server/services/manual-scores.ts';

/** The project form of the running year that shows manual scores: one that stands, one that waits for somebody else. */
const FORM = 'p16';
const APPROVED = { key: 'r1', score: '4.5', reason: '（演示）另有一项标准已完成起草、待发布，按 4.50 分认定。' };
const WAITING = { key: 'r2', score: '5', reason: '（演示）评估已完成现场调查，报告年内出具，按 5 分认定。' };

export async function loadDemoManualScores(
  ctx: Ctx,
  year: number,
  as: (username: string) => Promise<Ctx>,
): Promise<void> {
  const form = (await listForms(ctx.db, year)).find(({ code }) => code === FORM);
  if (!form) return;
  const id = Number(form.id);
  const [officer, leader] = [await as('officer'), await as('leader')];
  const propose = ({ key, ...proposal }: typeof APPROVED) => proposeManualScore(officer, id, key, proposal);
  const score = await propose(APPROVED);
  await moveManualScore(leader, id, score.id, { move: 'approve', reason: '（演示）同意。' });
  await propose(WAITING);
}
