import { insertWaiver, listWaivers, withdrawWaiver } from '#db/tables/check-waivers.ts';
import { getYear } from '#db/tables/years.ts';
import { numbersOf } from '#domain/consistency/finding-key.ts';
import { type WaiverInput, waiverStateOf } from '#domain/consistency/waiver.ts';
import { Failure } from '#domain/failures.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { evaluateAlerts } from './alert-evaluation.ts';
import { checkYear } from './checks.ts';

/** Lets a finding stand, with the reason; its alert closes. Throws when it is not found or waived already. */
export async function waiveFinding(ctx: Ctx, id: string, { year, reason }: WaiverInput): Promise<void> {
  await write(ctx, { action: 'check.waive', subject: `check:${year}:${id}` }, async (inside) => {
    await getYear(inside.db, year);
    const finding = (await checkYear(inside, year)).find((one) => one.id === id);
    if (!finding) throw new Failure('check.not-found');
    if (finding.waiver !== null) throw new Failure('check.waived-already');
    const { message } = finding;
    const said = { finding: id, numbers: numbersOf(finding), message, reason };
    await insertWaiver(inside.db, { ...said, year, actorId: actorId(inside), at: inside.now.toISOString() });
    await evaluateAlerts(inside, year);
    return { result: undefined, before: null, after: { message, reason } };
  });
}

/** Takes a waiver back, with the reason; the finding counts again. Throws when it is not waived. */
export async function withdrawFindingWaiver(ctx: Ctx, id: string, { year, reason }: WaiverInput): Promise<void> {
  await write(ctx, { action: 'check.withdraw', subject: `check:${year}:${id}` }, async (inside) => {
    await getYear(inside.db, year);
    const finding = (await checkYear(inside, year)).find((one) => one.id === id);
    const numbers = finding && numbersOf(finding);
    const waiver = (await listWaivers(inside.db, year)).find(
      (one) => one.finding === id && waiverStateOf(one, numbers) === 'valid',
    );
    if (!waiver) throw new Failure('check.not-waived');
    await withdrawWaiver(inside.db, waiver.id, { reason, actorId: actorId(inside), at: inside.now.toISOString() });
    await evaluateAlerts(inside, year);
    const { message, reason: before } = waiver;
    return { result: undefined, before: { message, reason: before }, after: { reason } };
  });
}
