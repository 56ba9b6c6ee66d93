import { Cron } from 'croner';

/** A day's work at a set time on the center's wall clock, wherever the server stands. */
const TIME_ZONE = 'Asia/Shanghai';
/** 06:30: before anybody comes to work. */
const DAILY = '30 6 * * *';

const daily = new Cron(DAILY, { timezone: TIME_ZONE, paused: true });

/** The next time after `now`. */
export function nextDueTime(now: Date): Date {
  const next = daily.nextRun(now);
  if (next === null) throw new Error('a daily schedule has no end');
  return next;
}

/** The last time at or before `now`. */
export function lastDueTime(now: Date): Date {
  // From a moment later, for the schedule looks strictly back and knows no milliseconds.
  const [last] = daily.previousRuns(1, new Date(now.getTime() + 1000));
  if (last === undefined) throw new Error('a daily schedule has no beginning');
  return last;
}
