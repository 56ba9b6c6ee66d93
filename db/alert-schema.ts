import type { Generated } from 'kysely';
import type { AlertEventKind, AlertLevel, AlertRule, AlertState } from '#domain/alerts/alert.ts';

/* Tables of the alerts, their rules' settings and the timed jobs; part of the schema, in a file of its own for its length. */

export interface AlertTable {
  id: Generated<number>;
  year: number;
  rule: AlertRule;
  subject: string;
  level: AlertLevel;
  departmentCode: string | null;
  indicatorId: number | null;
  title: string;
  message: string;
  state: AlertState;
  dueDate: string | null;
  openedAt: string;
  updatedAt: string;
  isFiring: Generated<number>;
  openings: Generated<number>;
  /** Days, as in `AlertLife`. */
  foundOn: string;
  waitingFrom: string | null;
  overdueOn: string | null;
  escalatedOn: string | null;
  mutedUntil: string | null;
}

export interface AlertEventTable {
  id: Generated<number>;
  alertId: number;
  kind: AlertEventKind;
  text: string | null;
  /** Of a mute: its last day. */
  dueDate: string | null;
  actorId: number | null;
  at: string;
}

/** The last version of a year's rule is in force; none: the usual settings. */
export interface AlertSettingsTable {
  year: number;
  rule: AlertRule;
  version: number;
  /** JSON: `AlertSettings`. */
  settings: string;
  reason: string;
  actorId: number | null;
  at: string;
  isDemo: Generated<number>;
}

/** When a timed job was last done or failed, and who is at it until when. */
export interface TimedJobTable {
  name: string;
  holder: string | null;
  heldUntil: string | null;
  doneAt: string | null;
  failedAt: string | null;
  /** A failure's code. */
  failure: string | null;
}
