import { listForms } from '#db/tables/forms.ts';
import type { Ctx } from '#server/context.ts';
import { moveManualScore, proposeManualScore } from '#server/services/manual-scores.ts';

/** The project form of the running year that shows manual scores: one that stands, one that waits for somebody else. */
const FORM = 'p16';
const APPROVED = { key: 'r3', score: '9', reason: '（演示）标准修订已完成，其中一项尚在公示，按 9 分认定。' };
const WAITING = { key: 'r7', score: '27', reason: '（演示）服务评价反映两项服务仍待改进，按 27 分认定。' };

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
