import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Db } from '#db/connection.ts';
import { endLease, takeLease } from '#db/tables/timed-jobs.ts';
import { listYears } from '#db/tables/years.ts';
import { type Ctx, systemActor } from '../context.ts';
import { evaluateAlerts } from '../services/alert-evaluation.ts';
import { EVALUATION_JOB } from '../services/alert-evaluation-state.ts';
import type { Events } from '../services/events.ts';
import { write } from '../write.ts';
import { lastDueTime } from './schedule.ts';

export interface JobDeps {
  db: Db;
  now: () => Date;
  logger: Logger;
  events?: Events;
}

/** Longer than an evaluation takes: whoever has died by then gives way. */
const LEASE_MS = 10 * 60_000;
const FAILURE = 'alert.evaluation-failed';

/**
 * Evaluates all open years when that has not been done since it was last due: at its time, and at the start after a downtime.
 * Of several processes on one database only one does it. False: there was nothing to do, or somebody else is at it. A failure
 * is logged and kept for the screen; the next attempt finds the work still due.
 */
export async function evaluateIfDue({ db, now, logger, events }: JobDeps): Promise<boolean> {
  const begun = now();
  const lease = { name: EVALUATION_JOB, holder: randomUUID() };
  const span = { now: begun.toISOString(), until: new Date(begun.getTime() + LEASE_MS).toISOString() };
  const isMine = await takeLease(db, { ...lease, ...span, dueAt: lastDueTime(begun).toISOString() });
  if (!isMine) return false;
  const isDone = await evaluateOpenYears({ db, actor: systemActor, now: begun, ...(events ? { events } : {}) }, logger);
  const at = begun.toISOString();
  const outcome = isDone ? { doneAt: at, failedAt: null, failure: null } : { failedAt: at, failure: FAILURE };
  await endLease(db, lease, outcome);
  return isDone;
}

/** False when something failed. One year that cannot be evaluated does not keep the others from it. */
async function evaluateOpenYears(ctx: Ctx, logger: Logger): Promise<boolean> {
  let isDone = true;
  const attempt = async (subject: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      isDone = false;
      logger.error({ err: error, code: FAILURE, subject }, 'the daily evaluation failed');
    }
  };
  await attempt('years', async () => {
    for (const { year, state } of await listYears(ctx.db)) {
      if (state === 'closed' || state === 'planning') continue;
      const act = { action: 'alert.evaluate', subject: `year:${year}` } as const;
      await attempt(act.subject, () =>
        write(ctx, act, async (inside) => {
          await evaluateAlerts(inside, year);
          return { result: undefined };
        }),
      );
    }
  });
  return isDone;
}
