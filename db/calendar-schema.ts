import type { Generated } from 'kysely';
import type { DayKind } from '#domain/calendar/working-days.ts';
import type { ExtensionState } from '#domain/reports/extensions.ts';

/** The tables of when reports are wanted and taken, and who fills in for whom; days are `2024-10-01`. */
export interface CalendarSchema {
  calendarDays: CalendarDayTable;
  dueOverrides: DueOverrideTable;
  reportExtensions: ReportExtensionTable;
  delegations: DelegationTable;
}

interface CalendarDayTable {
  date: string;
  kind: DayKind;
  name: string;
  isDemo: number;
}

interface DueOverrideTable {
  month: string;
  date: string;
  reason: string;
  actorId: number | null;
  at: string;
  isDemo: number;
}

/** Asked for by a department, or granted unasked; `until` and the decision once there is one. */
interface ReportExtensionTable {
  id: Generated<number>;
  departmentCode: string;
  month: string;
  state: ExtensionState;
  askedBy: number | null;
  askedAt: string | null;
  askedReason: string | null;
  until: string | null;
  decidedBy: number | null;
  decidedAt: string | null;
  reason: string | null;
  revokedBy: number | null;
  revokedAt: string | null;
  revokedReason: string | null;
  isDemo: number;
}

/** AB角: never removed, so that a figure entered under it still tells for whom. */
interface DelegationTable {
  id: Generated<number>;
  departmentCode: string;
  principalId: number;
  deputyId: number;
  fromDay: string;
  toDay: string;
  reason: string;
  createdBy: number | null;
  createdAt: string;
  revokedBy: number | null;
  revokedAt: string | null;
  isDemo: number;
}
