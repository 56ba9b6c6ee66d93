import type { Kysely } from 'kysely';

export type Engine = 'sqlite' | 'postgresql';

/** Asked by migrations only: everything else is written in what both engines take. */
export function engineOf<T>(db: Kysely<T>): Engine {
  return db.getExecutor().adapter.supportsTransactionalDdl ? 'postgresql' : 'sqlite';
}
