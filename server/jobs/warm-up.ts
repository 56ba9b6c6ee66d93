import { setTimeout as pause } from 'node:timers/promises';
import { lastMonthWithFigures } from '#db/tables/figures.ts';
import { listYears } from '#db/tables/years.ts';
import { type Month, monthNumber } from '#domain/period.ts';
import { systemActor } from '../context.ts';
import type { Deps } from '../deps.ts';
import { overview } from '../services/overview.ts';

/** The years that people look at: the one under way and the one it is compared with. */
const YEARS = 2;
/** Between one month and the next, so that whoever asks meanwhile goes first. */
const REST_MS = 50;

/**
 * Looks at every month of the newest years once after the start, the latest last, so that it is among what stays known: the
 * forecasts are tried on years of history, and nobody has to be the first to wait for that. A failure is said and costs
 * speed only.
 */
export function startWarmUp({ db, now, logger }: Pick<Deps, 'db' | 'now' | 'logger'>): {
  done: Promise<void>;
  stop: () => Promise<void>;
} {
  const stopped = new AbortController();
  const warm = async () => {
    const lastMonths: { year: number; last: Month }[] = [];
    for (const { year } of await listYears(db)) {
      const last = await lastMonthWithFigures(db, year);
      if (last !== null) lastMonths.push({ year, last });
    }
    for (const { year, last } of lastMonths.slice(-YEARS)) {
      for (let month = 1; month <= monthNumber(last); month += 1) {
        await pause(REST_MS, undefined, { signal: stopped.signal, ref: false });
        await overview({ db, actor: systemActor, now: now() }, year, month);
      }
    }
  };
  const done = warm().catch((error: unknown) => {
    if (!stopped.signal.aborted) logger.warn({ err: error }, 'the overview was not worked out ahead');
  });
  return {
    done,
    stop: () => {
      stopped.abort();
      return done;
    },
  };
}
