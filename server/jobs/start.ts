import type { Deps } from '../deps.ts';
import { sweepEvidence } from '../services/evidence.ts';
import { backUpIfDue, untilBackup } from './backup-job.ts';
import { evaluateIfDue } from './evaluation-job.ts';
import { nextDueTime } from './schedule.ts';

/** How long a failed or sleeping server waits at most until it looks again whether something is due. */
const LONGEST_WAIT_MS = 3_600_000;

type Wait = (ms: number, then: () => void) => { cancel: () => void };

const onTimer: Wait = (ms, then) => {
  const timer = setTimeout(then, ms).unref();
  return { cancel: () => clearTimeout(timer) };
};

/**
 * Time alone makes reports late and measures overdue: what is due is done at the start and then every day at its time. Files
 * that belong to nothing are cleared away after it. `wait` is the clock's for a test to hold.
 */
export function startJobs(
  deps: Pick<Deps, 'db' | 'now' | 'logger' | 'events' | 'evidence' | 'backups'>,
  wait: Wait = onTimer,
): { stop: () => Promise<void> } {
  const { db, now, logger, evidence } = deps;
  let waiting: { cancel: () => void } | null = null;
  let isStopped = false;
  const attempt = async () => {
    try {
      if (await evaluateIfDue(deps)) {
        const gone = await sweepEvidence({ db }, evidence);
        if (gone > 0) logger.info({ files: gone }, 'leftover evidence files removed');
      }
    } catch (error) {
      logger.error({ err: error, code: 'server.failed' }, 'the daily work failed');
    }
    await backUpIfDue(deps);
    if (isStopped) return;
    const untilNext = nextDueTime(now()).getTime() - now().getTime();
    waiting = wait(Math.min(LONGEST_WAIT_MS, untilNext, await untilBackup(deps)), begin);
  };
  let running: Promise<void> = Promise.resolve();
  const begin = () => {
    running = attempt();
  };
  begin();
  return {
    stop: () => {
      isStopped = true;
      waiting?.cancel();
      return running;
    },
  };
}
