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
/** Some years with all their months; the oldest goes first. */
const MOST_KEPT = 1500;

/**
 * Answers to questions that many ask and that depend on nothing but the data and the day, not on who asks: worked out once
 * for each state of what they read. Whoever gets an answer must not change it.
 */
export class Memory {
  readonly #answers = new Map<string, Answer>();

  /** `reads` names what acts may change of it; whatever has no name is read by every answer. */
  recall<T>(question: string, reads: readonly Part[], work: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(question)?.answer as Promise<T> | undefined;
    if (known) return known;
    const answer = work();
    this.#keep(question, { reads, answer });
    return answer;
  }

  /** The same for several questions of a kind, of which those not known are worked out together. */
  async recallEach<K extends string, T>(
    keys: readonly K[],
    about: (key: K) => { question: string; reads: readonly Part[] },
    work: (missing: K[]) => Promise<ReadonlyMap<K, T>>,
  ): Promise<Map<K, T>> {
    const missing = keys.filter((key) => !this.#answers.has(about(key).question));
    if (missing.length > 0) {
      const all = work(missing);
      for (const key of missing) {
        const { question, reads } = about(key);
        this.#keep(question, { reads, answer: all.then((answers) => answers.get(key)) });
      }
    }
    const answers = keys.map(async (key) => [key, await this.#answers.get(about(key).question)?.answer] as const);
    return new Map(await Promise.all(answers)) as Map<K, T>;
  }

  /** Forgets what stands on something that was changed. */
  forget(changed: readonly Part[]): void {
    for (const [question, { reads }] of this.#answers) {
      if (isTouched(reads, changed)) this.#answers.delete(question);
    }
  }

  #keep(question: string, kept: Answer): void {
    const [oldest] = this.#answers.size >= MOST_KEPT ? this.#answers.keys() : [];
    if (oldest !== undefined) this.#answers.delete(oldest);
    this.#answers.set(question, kept);
    // A failure is no answer: the next one asks again.
    kept.answer.catch(() => {
      if (this.#answers.get(question) === kept) this.#answers.delete(question);
    });
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
  const changed = acts.map(reachOf);
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
