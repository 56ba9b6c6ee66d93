import { listYears } from '#db/tables/years.ts';
import { localDay } from '#domain/period.ts';
import { systemActor } from './context.ts';
import type { Deps } from './deps.ts';
import { evaluateAlerts } from './services/alert-evaluation.ts';
import { sweepEvidence } from './services/evidence.ts';
import { write } from './write.ts';

const HOUR = 3_600_000;

/**
 * Time alone makes reports late: once a day, and at the start, the alerts of all open years are evaluated again, and files
 * that belong to nothing are cleared away.
 */
export function startJobs({
  db,
  now,
  logger,
  events,
  evidence,
}: Pick<Deps, 'db' | 'now' | 'logger' | 'events' | 'evidence'>): { stop: () => void } {
  let lastDay = '';
  const run = async () => {
    const day = localDay(now());
    if (day === lastDay) return;
    lastDay = day;
    for (const { year, state } of await listYears(db)) {
      if (state === 'closed' || state === 'planning') continue;
      const ctx = { db, actor: systemActor, now: now(), events };
      await write(ctx, { action: 'alert.evaluate', subject: `year:${year}` }, async (inside) => {
        await evaluateAlerts(inside, year);
        return { result: undefined };
      });
    }
    const gone = await sweepEvidence({ db }, evidence);
    if (gone > 0) logger.info({ files: gone }, 'leftover evidence files removed');
  };
  const attempt = () => {
    run().catch((error: unknown) => {
      lastDay = '';
      logger.error({ err: error }, 'the daily work failed');
    });
  };
  attempt();
  const timer = setInterval(attempt, HOUR);
  return { stop: () => clearInterval(timer) };
}
