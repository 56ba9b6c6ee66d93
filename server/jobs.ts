import { listYears } from '#db/tables/years.ts';
import { localDay } from '#domain/period.ts';
import { systemActor } from './context.ts';
import type { Deps } from './deps.ts';
import { evaluateAlerts } from './services/alert-evaluation.ts';
import { write } from './write.ts';

const HOUR = 3_600_000;

/** Time alone makes reports late: once a day, and at the start, the alerts of all open years are evaluated again. */
export function startJobs({ db, now, logger, events }: Pick<Deps, 'db' | 'now' | 'logger' | 'events'>): {
  stop: () => void;
} {
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
  };
  const attempt = () => {
    run().catch((error: unknown) => {
      lastDay = '';
      logger.error({ err: error }, 'evaluating the alerts failed');
    });
  };
  attempt();
  const timer = setInterval(attempt, HOUR);
  return { stop: () => clearInterval(timer) };
}
