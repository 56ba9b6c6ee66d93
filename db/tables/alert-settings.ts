import type { Insertable, Selectable } from 'kysely';
import type { AlertRule } from '#domain/alerts/alert.ts';
import { type AlertSettings, alertSettingsSchema } from '#domain/alerts/settings.ts';
import type { Db } from '../connection.ts';
import type { Schema } from '../schema.ts';

/** One version of a rule's settings in a year, with who set it, when and why. */
export interface StoredSettings {
  rule: AlertRule;
  version: number;
  settings: AlertSettings;
  reason: string;
  at: string;
  /** Name; null for what came with the system. */
  by: string | null;
  isDemo: boolean;
}

const selectSettings = (db: Db) =>
  db
    .selectFrom('alertSettings')
    .leftJoin('users', 'users.id', 'alertSettings.actorId')
    .selectAll('alertSettings')
    .select('users.name as by');

/** The versions in force; rules that were never set are not among them. */
export async function listSettings(db: Db, year: number): Promise<Map<AlertRule, StoredSettings>> {
  const rows = await selectSettings(db).where('year', '=', year).orderBy('version').execute();
  return new Map(rows.map((row) => [row.rule, settingsOf(row)]));
}

/** Every version, the newest first. */
export async function listSettingsVersions(db: Db, year: number, rule: AlertRule): Promise<StoredSettings[]> {
  const rows = await selectSettings(db)
    .where('year', '=', year)
    .where('rule', '=', rule)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(settingsOf);
}

export async function insertSettings(
  db: Db,
  { settings, ...row }: Omit<Insertable<Schema['alertSettings']>, 'settings'> & { settings: AlertSettings },
): Promise<void> {
  await db
    .insertInto('alertSettings')
    .values({ ...row, settings: JSON.stringify(settings) })
    .execute();
}

type Row = Selectable<Schema['alertSettings']> & { by: string | null };

function settingsOf({ rule, version, settings, reason, at, by, isDemo }: Row): StoredSettings {
  const read = alertSettingsSchema.parse(JSON.parse(settings));
  return { rule, version, settings: read, reason, at, by, isDemo: isDemo === 1 };
}
