import { Hono } from 'hono';
import { sql } from 'kysely';
import { engineOf } from '#db/engine.ts';
import { isBackupLate } from '#domain/backups/backup.ts';
import { Failure } from '#domain/failures.ts';
import type { Deps } from '../deps.ts';
import { documented } from '../http/documented.ts';
import { version } from '../version.ts';

/** For whoever watches the process: asks the database and says which one. */
export function healthRoutes({ db, logger, backups, now }: Deps) {
  return new Hono().get('/health', documented('系统', '运行状态'), async (c) => {
    try {
      await sql`select 1 from years`.execute(db);
    } catch (error) {
      logger.error({ err: error }, 'the database does not answer');
      throw new Failure('server.unavailable');
    }
    // The time only: where backups are and what they hold is the administrator's.
    const [last] = await backups.list();
    const lastBackupAt = last?.createdAt ?? null;
    const backup = { lastAt: lastBackupAt, isLate: isBackupLate(lastBackupAt, now()) };
    return c.json({ status: 'ok', version, engine: engineOf(db), migrated: true, backup } as const);
  });
}
