import type { Db } from '#db/connection.ts';
import { findSetting, setSetting } from '#db/tables/settings.ts';
import { type AlertLevel, alertLevels } from '#domain/alerts/alert.ts';
import type { MailSecurity } from '#domain/notifications/channels.ts';
import type { NewsEvent } from '#domain/notifications/news.ts';

/** The mail server as it is kept: one for the center, as JSON among the settings. */
export interface MailSettings {
  host: string;
  port: number;
  security: MailSecurity;
  username: string;
  /** Sealed; null when there is none. */
  password: string | null;
  sender: string;
  events: NewsEvent[];
  levels: AlertLevel[];
  isActive: boolean;
}

export async function findMailSettings(db: Db): Promise<MailSettings | null> {
  const text = await findSetting(db, 'mail');
  if (text === null) return null;
  // Set before levels could be chosen: it carried them all.
  return { levels: [...alertLevels], ...(JSON.parse(text) as Omit<MailSettings, 'levels'>) };
}

export async function setMailSettings(db: Db, settings: MailSettings): Promise<void> {
  await setSetting(db, 'mail', JSON.stringify(settings));
}
