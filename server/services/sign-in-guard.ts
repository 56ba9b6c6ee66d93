const FREE_TRIES = 5;
const LOCK_MINUTES = 10;
const MOST_KEYS = 10_000;

/**
 * Counts refused sign-ins by name and by address; after five within ten minutes that key is locked for ten minutes.
 * Kept in memory: a restart forgives, which an attacker from outside cannot cause.
 */
export class SignInGuard {
  private readonly failures = new Map<string, { count: number; until: number }>();

  isLocked(keys: string[], now: Date): boolean {
    return keys.some((key) => {
      const failure = this.failures.get(key);
      return failure !== undefined && failure.count >= FREE_TRIES && failure.until > now.getTime();
    });
  }

  refuse(keys: string[], now: Date): void {
    if (this.failures.size > MOST_KEYS) this.forgetOld(now);
    for (const key of keys) {
      const before = this.failures.get(key);
      const count = before && before.until > now.getTime() ? before.count + 1 : 1;
      this.failures.set(key, { count, until: now.getTime() + LOCK_MINUTES * 60_000 });
    }
  }

  forgive(keys: string[]): void {
    for (const key of keys) this.failures.delete(key);
  }

  private forgetOld(now: Date): void {
    for (const [key, failure] of this.failures) if (failure.until <= now.getTime()) this.failures.delete(key);
  }
}
