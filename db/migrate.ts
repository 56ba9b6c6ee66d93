import { type Kysely, Migrator } from 'kysely';
import type { Db } from './connection.ts';
import { asOne } from './engine.ts';
import * as firstTables from './migrations/0001-first-tables.ts';
import * as saveKeys from './migrations/0002-save-keys.ts';
import * as review from './migrations/0003-review.ts';
import * as evidence from './migrations/0004-evidence.ts';
import * as entryRules from './migrations/0005-entry-rules.ts';
import * as ratesAndRechecks from './migrations/0006-rates-and-rechecks.ts';
import * as reportingCalendar from './migrations/0007-reporting-calendar.ts';
import * as history from './migrations/0008-history.ts';
import * as formEditing from './migrations/0009-form-editing.ts';
import * as formDeductions from './migrations/0010-form-deductions.ts';
import * as formMonitoring from './migrations/0011-form-monitoring.ts';
import * as policyVersions from './migrations/0012-policy-versions.ts';
import * as manualScores from './migrations/0013-manual-scores.ts';
import * as notifications from './migrations/0014-notifications.ts';
import * as alertLife from './migrations/0015-alert-life.ts';
import * as targetSources from './migrations/0016-target-sources.ts';
import * as budget from './migrations/0017-budget.ts';
import * as accounts from './migrations/0018-accounts.ts';
import * as disclosure from './migrations/0019-disclosure.ts';
import * as checks from './migrations/0020-checks.ts';
import * as readings from './migrations/0021-readings.ts';
import * as targetSettings from './migrations/0022-target-settings.ts';
import * as demoPublications from './migrations/0025-demo-publications.ts';
import * as auditChain from './migrations/0026-audit-chain.ts';

/** Named in a list, not read from a folder, so that the built server carries them. A name is never changed. */
export const migrations = {
  '0001-first-tables': firstTables,
  '0002-save-keys': saveKeys,
  '0003-review': review,
  '0004-evidence': evidence,
  '0005-entry-rules': entryRules,
  '0006-rates-and-rechecks': ratesAndRechecks,
  '0007-reporting-calendar': reportingCalendar,
  '0008-history': history,
  '0009-form-editing': formEditing,
  '0010-form-deductions': formDeductions,
  '0011-form-monitoring': formMonitoring,
  '0012-policy-versions': policyVersions,
  '0013-manual-scores': manualScores,
  '0014-notifications': notifications,
  '0015-alert-life': alertLife,
  '0016-target-sources': targetSources,
  '0017-budget': budget,
  '0018-accounts': accounts,
  '0019-disclosure': disclosure,
  '0020-checks': checks,
  '0021-readings': readings,
  '0022-target-settings': targetSettings,
  '0025-demo-publications': demoPublications,
  '0026-audit-chain': auditChain,
};

export type Migrations = Record<string, { up: (db: Kysely<unknown>) => Promise<void> }>;

const migratorOf = (db: Db, all: Migrations) => new Migrator({ db, provider: { getMigrations: async () => all } });

/** Names of what `migrate` would do, and whether there is anything yet that it would do it to. */
export async function waitingMigrations(
  db: Db,
  all: Migrations = migrations,
): Promise<{ names: string[]; isNew: boolean }> {
  const known = await migratorOf(db, all).getMigrations();
  const names = known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
  return { names, isNew: names.length === known.length };
}

/**
 * Brings the database up to date, all steps or none; throws with the failed migration's name when that cannot be done, and the
 * database is as it was.
 */
export async function migrate(db: Db, all: Migrations = migrations): Promise<void> {
  await asOne(db, async (connection) => {
    const { error, results } = await migratorOf(connection, all).migrateToLatest();
    const failed = results?.find((result) => result.status === 'Error');
    if (error) throw new Error(`migration ${failed?.migrationName ?? ''} failed`, { cause: error });
  });
}
