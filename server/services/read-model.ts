import type { Db } from '#db/connection.ts';
import { dataVersion } from '#db/tables/audit.ts';
import { localDay } from '#domain/period.ts';
import type { Ctx } from '../context.ts';

interface Kept {
  /** Of the data, and the day: what is late today was not yesterday. */
  version: string;
  answers: Map<string, Promise<unknown>>;
}

const kept = new WeakMap<Db, Kept>();

/**
 * The answer to a question that many ask and that depends on nothing but the data and the day, not on who asks: worked out
 * once for each state of the data. The state is asked of the database every time, so a write shows at once and several
 * processes may share one database. Whoever gets an answer must not change it.
 */
export async function remembered<T>(ctx: Ctx, question: string, work: () => Promise<T>): Promise<T> {
  // What is under way may still be undone.
  if (ctx.db.isTransaction) return work();
  const { answers } = await answersOf(ctx);
  const known = answers.get(question) as Promise<T> | undefined;
  if (known) return known;
  const answer = work();
  answers.set(question, answer);
  // A failure is no answer: the next one asks again.
  answer.catch(() => answers.delete(question));
  return answer;
}

/** Answers of an older state go as a whole, so that no more is kept than one state has questions. */
async function answersOf(ctx: Ctx): Promise<Kept> {
  const version = `${await dataVersion(ctx.db)} ${localDay(ctx.now)}`;
  const known = kept.get(ctx.db);
  if (known?.version === version) return known;
  const fresh = { version, answers: new Map() };
  kept.set(ctx.db, fresh);
  return fresh;
}
