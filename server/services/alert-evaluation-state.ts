import { findSetting } from '#db/tables/settings.ts';
import { findTimedJob } from '#db/tables/timed-jobs.ts';
import { Failure, type FailureCode } from '#domain/failures.ts';
import type { Ctx } from '../context.ts';
import { nextDueTime } from '../jobs/schedule.ts';

export const EVALUATION_JOB = 'alert-evaluation';
const FAILURE = 'alert.evaluation-failed' satisfies FailureCode;

/** When a year's alerts were last brought in line with its data, when that happens next, and whether the daily run failed. */
export async function evaluationOf(ctx: Ctx, year: number) {
  const at = await findSetting(ctx.db, `alerts-evaluated-at:${year}`);
  const job = await findTimedJob(ctx.db, EVALUATION_JOB);
  const failure = job?.failedAt ? { at: job.failedAt, code: FAILURE, message: new Failure(FAILURE).message } : null;
  return { at, nextAt: nextDueTime(ctx.now).toISOString(), failure };
}
