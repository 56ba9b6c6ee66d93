import { getWebhook } from '#db/tables/webhooks.ts';
import { Failure } from '#domain/failures.ts';
import type { Ctx } from '../context.ts';
import { deliverTest } from '../notifications/deliver.ts';
import { findMailSettings } from '../notifications/mail-settings.ts';
import type { Secrets } from '../notifications/secrets.ts';
import { SendingFailed } from '../notifications/sending-failed.ts';
import { recordAct, requirePermission } from '../write.ts';

export interface Outside {
  secrets: Secrets;
  sendsOutside: boolean;
  sendTimeoutMs: number;
}

/** What came of a test: `words` are the other side's, or why there are none. */
export interface TestOutcome {
  isSent: boolean;
  words: string;
}

/** Sends a marked mail with the stored settings, switched on or not. Throws `channel.no-mail` and `channel.demo`. */
export async function testMail(ctx: Ctx, outside: Outside, to: string): Promise<TestOutcome> {
  requireOutside(ctx, outside);
  const mail = await findMailSettings(ctx.db);
  if (mail === null) throw new Failure('channel.no-mail');
  return attempted(ctx, outside, 'channel:mail', { mail, to });
}

export async function testWebhook(ctx: Ctx, outside: Outside, id: number): Promise<TestOutcome> {
  requireOutside(ctx, outside);
  return attempted(ctx, outside, `channel:webhook:${id}`, { webhook: await getWebhook(ctx.db, id) });
}

function requireOutside(ctx: Ctx, { sendsOutside }: Outside): void {
  requirePermission(ctx, 'channel.test');
  if (!sendsOutside) throw new Failure('channel.demo');
}

async function attempted(
  ctx: Ctx,
  { secrets, sendTimeoutMs }: Outside,
  subject: string,
  target: Parameters<typeof deliverTest>[1],
): Promise<TestOutcome> {
  const outcome = await deliverTest({ db: ctx.db, secrets, timeoutMs: sendTimeoutMs }, target, ctx.now).then(
    (words) => ({ isSent: true, words }),
    (error: unknown) => {
      if (error instanceof SendingFailed) return { isSent: false, words: error.message };
      throw error;
    },
  );
  await recordAct(ctx, 'channel.test', subject, undefined, outcome);
  return outcome;
}
