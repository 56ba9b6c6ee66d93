const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long to wait after the first, second, … attempt that failed. After the last one nothing more is tried. */
export const RETRY_AFTER_MS: readonly number[] = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR];

/** When to try again after so many failed attempts; null: given up. */
export function nextAttempt(failedAttempts: number, now: Date): Date | null {
  const wait = RETRY_AFTER_MS[failedAttempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}

/** Longer than any attempt may take: whoever claimed a message and has not answered by then is taken for dead. */
export const LEASE_MS = 60_000;
