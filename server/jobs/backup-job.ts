import { randomUUID } from 'node:crypto';
import { endLease, takeLease } from '#db/tables/timed-jobs.ts';
import { type BackupDeps, backUp, backupSettings } from '../backups/backups.ts';
import { systemActor } from '../context.ts';
import type { JobDeps } from './evaluation-job.ts';
import { dailyAt, lastDueTime, nextDueTime } from './schedule.ts';

const JOB = 'backup';
/** Longer than a backup takes: whoever has died by then gives way. */
const LEASE_MS = 60 * 60_000;

/** Makes the day's backup when it was not made since it was last due; a failure is logged, kept, and tried again. */
export async function backUpIfDue(deps: JobDeps & BackupDeps): Promise<boolean> {
  const { db, now, logger } = deps;
  try {
    const begun = now();
    const { time } = await backupSettings({ db });
    const lease = { name: JOB, holder: randomUUID() };
    const span = { now: begun.toISOString(), until: new Date(begun.getTime() + LEASE_MS).toISOString() };
    const dueAt = lastDueTime(begun, dailyAt(time)).toISOString();
    if (!(await takeLease(db, { ...lease, ...span, dueAt }))) return false;
    const at = begun.toISOString();
    try {
      await backUp({ db, actor: systemActor, now: begun }, deps, 'daily');
      await endLease(db, lease, { doneAt: at, failedAt: null, failure: null });
      return true;
    } catch (error) {
      await endLease(db, lease, { failedAt: at, failure: 'backup.failed' });
      throw error;
    }
  } catch (error) {
    logger.error({ err: error, code: 'backup.failed' }, 'the daily backup failed');
    return false;
  }
}

export async function untilBackup({ db, now }: Pick<JobDeps, 'db' | 'now'>): Promise<number> {
  const { time } = await backupSettings({ db });
  return nextDueTime(now(), dailyAt(time)).getTime() - now().getTime();
}
