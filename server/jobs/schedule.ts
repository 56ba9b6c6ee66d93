import { Cron } from 'croner';

/** A day's work at a set time on the center's wall clock, wherever the server stands. */
const TIME_ZONE = 'Asia/Shanghai';
/** 06:30: before anybody comes to work. */
const DAILY = '30 6 * * *';

/** A time of the day: `02:30`. */
export function dailyAt(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}

const schedules = new Map<string, Cron>();

function scheduleOf(pattern: string): Cron {
  const known = schedules.get(pattern) ?? new Cron(pattern, { timezone: TIME_ZONE, paused: true });
  schedules.set(pattern, known);
  return known;
}

/** The next time after `now`. */
export function nextDueTime(now: Date, pattern = DAILY): Date {
  const next = scheduleOf(pattern).nextRun(now);
  if (next === null) throw new Error('a daily schedule has no end');
  return next;
}

/** The last time at or before `now`. */
export function lastDueTime(now: Date, pattern = DAILY): Date {
  // From a moment later, for the schedule looks strictly back and knows no milliseconds.
  const [last] = scheduleOf(pattern).previousRuns(1, new Date(now.getTime() + 1000));
  if (last === undefined) throw new Error('a daily schedule has no beginning');
  return last;
}
