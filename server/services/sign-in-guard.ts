/** One name may be mistyped five times; behind one address a whole office may sit. */
const FREE_TRIES = { name: 5, address: 50 };
const LOCK_MINUTES = 10;
const MOST_KEYS = 10_000;

export interface Caller {
  name: string;
  address: string;
}

const kinds = ['name', 'address'] as const;
const keyOf = (kind: (typeof kinds)[number], who: Caller) => `${kind}:${who[kind]}`;

/**
 * Counts refused sign-ins by name and by address; past the free tries within ten minutes the key is locked for ten minutes.
 * Kept in memory: a restart forgives, which an attacker from outside cannot cause.
 */
export class SignInGuard {
  private readonly failures = new Map<string, { count: number; until: number }>();

  isLocked(who: Caller, now: Date): boolean {
    return kinds.some((kind) => {
      const failure = this.failures.get(keyOf(kind, who));
      return failure !== undefined && failure.count >= FREE_TRIES[kind] && failure.until > now.getTime();
    });
  }

  refuse(who: Caller, now: Date): void {
    if (this.failures.size > MOST_KEYS) this.forgetOld(now);
    for (const key of kinds.map((kind) => keyOf(kind, who))) {
      const before = this.failures.get(key);
      const count = before && before.until > now.getTime() ? before.count + 1 : 1;
      this.failures.set(key, { count, until: now.getTime() + LOCK_MINUTES * 60_000 });
    }
  }

  /** The name only: one right password does not clear an address that tries others. */
  forgive(who: Caller): void {
    this.failures.delete(keyOf('name', who));
  }

  private forgetOld(now: Date): void {
    for (const [key, failure] of this.failures) if (failure.until <= now.getTime()) this.failures.delete(key);
  }
}
