import type { Db } from '#db/connection.ts';
import { listSettings } from '#db/tables/alert-settings.ts';
import { type AlertRule, alertRules } from '#domain/alerts/alert.ts';
import { type AlertSettings, usualSettings } from '#domain/alerts/settings.ts';

export type YearSettings = Record<AlertRule, AlertSettings>;

/** How every rule is applied in a year: as set, else as usual. */
export async function alertSettingsOf(db: Db, year: number): Promise<YearSettings> {
  const set = await listSettings(db, year);
  const entries = alertRules.map((rule) => [rule, set.get(rule)?.settings ?? usualSettings(rule)]);
  return Object.fromEntries(entries) as YearSettings;
}
