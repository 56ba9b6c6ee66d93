import type { Db } from '#db/connection.ts';
import { type AuditEnd, auditEnd, lastAct, listActs } from '#db/tables/audit.ts';
import { localDay } from '#domain/period.ts';
import type { Ctx } from '../context.ts';
import { isTouched, type Part, reachOf } from './act-reach.ts';

interface Answer {
  reads: readonly Part[];
  answer: Promise<unknown>;
}

/** Longer than any act may be under way while others finish: a line that comes late to be seen is among so many. */
const RECENT = 500;
/** A year with all its months and the reports under way: some thirty megabytes at most. What was not asked for longest goes. */
const MOST_KEPT = 400;

/**
 * Answers to questions that many ask and that depend on nothing but the data and the day, not on who asks: worked out once
 * for each state of what they read. Whoever gets an answer must not change it.
 */
export class Memory {
  readonly #answers = new Map<string, Answer>();

  /** `reads` names what acts may change of it; whatever has no name is read by every answer. */
  recall<T>(question: string, reads: readonly Part[], work: () => Promise<T>): Promise<T> {
    return this.#known<T>(question) ?? this.#keep(question, reads, work());
  }

  /** The same for several questions of a kind, of which those not known are worked out together. */
  async recallEach<K extends string, T>(
    keys: readonly K[],
    about: (key: K) => { question: string; reads: readonly Part[] },
    work: (missing: K[]) => Promise<ReadonlyMap<K, T>>,
  ): Promise<Map<K, T>> {
    const known = new Map(keys.map((key) => [key, this.#known<T>(about(key).question)]));
    const missing = keys.filter((key) => known.get(key) === undefined);
    const together = missing.length > 0 ? work(missing) : Promise.resolve(new Map<K, T>());
    for (const key of missing) {
      const { question, reads } = about(key);
      const answer = together.then((answers) => answers.get(key)!);
      known.set(key, this.#keep(question, reads, answer));
    }
    return new Map(await Promise.all([...known].map(async ([key, answer]) => [key, (await answer)!] as const)));
  }

  /** Forgets what stands on something that was changed. */
  forget(changed: readonly Part[]): void {
    for (const [question, { reads }] of this.#answers) {
      if (isTouched(reads, changed)) this.#answers.delete(question);
    }
  }

  #known<T>(question: string): Promise<T> | undefined {
    const known = this.#answers.get(question);
    if (known === undefined) return undefined;
    // The last of the row goes last: a map keeps the order in which it was filled.
    this.#answers.delete(question);
    this.#answers.set(question, known);
    return known.answer as Promise<T>;
  }

  #keep<T>(question: string, reads: readonly Part[], answer: Promise<T>): Promise<T> {
    const [longestAgo] = this.#answers.size >= MOST_KEPT ? this.#answers.keys() : [];
    if (longestAgo !== undefined) this.#answers.delete(longestAgo);
    const kept = { reads, answer };
    this.#answers.set(question, kept);
    // A failure is no answer: the next one asks again.
    answer.catch(() => {
      if (this.#answers.get(question) === kept) this.#answers.delete(question);
    });
    return answer;
  }
}

interface Kept {
  memory: Memory;
  /** What is late today was not yesterday. */
  day: string;
  /** The audit lines watched are those after this one. */
  from: number;
  end: AuditEnd;
}

const kept = new WeakMap<Db, Kept>();

/**
 * What is remembered of the data as it is now. The state is asked of the database every time, so a write shows at once and
 * several processes may share one database; what an act is known to leave alone stays.
 */
export async function memoryOf(ctx: Ctx): Promise<Memory> {
  const { db } = ctx;
  // What is under way may still be undone.
  if (db.isTransaction) return new Memory();
  const day = localDay(ctx.now);
  const known = kept.get(db);
  if (known?.day === day && (await isBroughtUpToDate(db, known))) return known.memory;
  const fresh = await firstState(db, day);
  // Somebody else was faster, and may have been at it before the last write.
  if (kept.get(db) !== known) return memoryOf(ctx);
  kept.set(db, fresh);
  return fresh.memory;
}

/** False when it has to begin anew. */
async function isBroughtUpToDate(db: Db, known: Kept): Promise<boolean> {
  const before = known.end;
  const end = await auditEnd(db, known.from);
  if (end.last === before.last && end.count === before.count) return true;
  const acts = await listActs(db, before.last, end.last);
  const isLate = acts.length !== end.count - before.count;
  // Who was refused changed nothing.
  const changed = acts.map((act) => (act.outcome === 'refused' ? [] : reachOf(act)));
  if (isLate || changed.includes(null) || end.count > 2 * RECENT) return false;
  // Who asks at the same time may be further already: forgetting once more costs time only.
  known.memory.forget(changed.flatMap((parts) => parts ?? []));
  known.end = end;
  return true;
}

async function firstState(db: Db, day: string): Promise<Kept> {
  const from = (await lastAct(db)) - RECENT;
  return { memory: new Memory(), day, from, end: await auditEnd(db, from) };
}
