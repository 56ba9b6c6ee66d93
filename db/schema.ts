import type { Generated } from 'kysely';
import type { Accumulation, Category } from '#domain/indicators/indicator.ts';
import type { PartColumns } from '#domain/indicators/rate.ts';
import type { Operator } from '#domain/indicators/target.ts';
import type { TargetSource } from '#domain/indicators/target-source.ts';
import type { Absence } from '#domain/reports/absence.ts';
import type { ReportMove, ReportState } from '#domain/reports/moves.ts';
import type { Role } from '#domain/users.ts';
import type { YearState } from '#domain/years.ts';
import type { AccountSchema } from './account-schema.ts';
import type { AlertEventTable, AlertSettingsTable, AlertTable, TimedJobTable } from './alert-schema.ts';
import type { AuditHeadTable, AuditTable } from './audit-schema.ts';
import type { BudgetSchema } from './budget-schema.ts';
import type { CalendarSchema } from './calendar-schema.ts';
import type { CheckSchema } from './check-schema.ts';
import type { CountColumns, FormerFigureTable, ReportRecheckTable } from './correction-schema.ts';
import type { DisclosureSchema } from './disclosure-schema.ts';
import type { EvidenceTable, ReportApprovalTable } from './evidence-schema.ts';
import type {
  FormEventTable,
  FormRowTable,
  FormSnapshotTable,
  FormTable,
  FundLineTable,
  ManualScoreMoveTable,
  ManualScoreTable,
  PolicyVersionTable,
} from './form-schema.ts';
import type { HistoryImportCellTable, HistoryImportTable } from './history-schema.ts';
import type { LeaderSchema } from './leader-schema.ts';
import type { MonitoringSchema } from './monitoring-schema.ts';
import type { NotificationTable, OutboxTable, WebhookTable } from './notification-schema.ts';
import type { ReadingSchema } from './reading-schema.ts';
import type { EntryLimitTable, EntryRelationTable, FigureAbsenceTable } from './rule-schema.ts';

/**
 * The tables as TypeScript sees them. Figures are whole 10⁻⁶ of their unit (`…Micro`); cells of a printed form are kept as
 * printed text, because the paper is their truth. Months are `2023-10`, instants ISO 8601 in UTC, yes/no is 1/0 and
 * structured values are JSON text, so that SQLite and PostgreSQL hold the same.
 */
export interface Schema
  extends AccountSchema,
    BudgetSchema,
    CalendarSchema,
    CheckSchema,
    DisclosureSchema,
    LeaderSchema,
    MonitoringSchema,
    ReadingSchema {
  settings: { key: string; value: string };
  years: YearTable;
  departments: { code: string; name: string; position: number };
  users: UserTable;
  sessions: { tokenHash: string; userId: number; createdAt: string; lastSeenAt: string; expiresAt: string };
  indicators: IndicatorTable;
  targets: TargetTable;
  reports: ReportTable;
  reportEvents: ReportEventTable;
  entries: EntryTable;
  entryRevisions: EntryRevisionTable;
  reportRemarks: ReportRemarkTable;
  reportReminders: ReportReminderTable;
  reportApprovals: ReportApprovalTable;
  evidence: EvidenceTable;
  saveKeys: SaveKeyTable;
  historyImports: HistoryImportTable;
  historyImportCells: HistoryImportCellTable;
  reportRechecks: ReportRecheckTable;
  figures: FigureTable;
  formerFigures: FormerFigureTable;
  figureAbsences: FigureAbsenceTable;
  entryLimits: EntryLimitTable;
  entryRelations: EntryRelationTable;
  forms: FormTable;
  fundLines: FundLineTable;
  formRows: FormRowTable;
  formSnapshots: FormSnapshotTable;
  formEvents: FormEventTable;
  policyVersions: PolicyVersionTable;
  manualScores: ManualScoreTable;
  manualScoreMoves: ManualScoreMoveTable;
  accountFigures: AccountFigureTable;
  statedFigures: StatedFigureTable;
  alerts: AlertTable;
  alertEvents: AlertEventTable;
  alertSettings: AlertSettingsTable;
  timedJobs: TimedJobTable;
  notifications: NotificationTable;
  webhooks: WebhookTable;
  outbox: OutboxTable;
  audit: AuditTable;
  auditHead: AuditHeadTable;
}

interface YearTable {
  year: number;
  state: YearState;
  thresholds: string;
  dueDay: number;
  reportingFrom: string;
  shiftsToWorkingDay: Generated<number>;
  graceDays: number | null;
}

interface UserTable {
  id: Generated<number>;
  username: string;
  name: string;
  role: Role;
  departmentCode: string | null;
  passwordHash: string;
  mustChangePassword: number;
  isActive: number;
  createdAt: string;
  email: Generated<string | null>;
}

interface IndicatorTable extends PartColumns {
  id: Generated<number>;
  code: string;
  name: string;
  unit: string;
  category: Category;
  accumulation: Accumulation;
  decimals: number;
  departmentCode: string;
  definition: string;
  position: number;
}

interface TargetTable {
  id: Generated<number>;
  indicatorId: number;
  year: number;
  version: number;
  operator: Operator;
  valueMicro: number;
  basis: string | null;
  /** JSON: twelve decimal texts or nulls. */
  monthlyPlan: string | null;
  validFrom: string;
  isDemo: number;
  createdAt: string;
  source: TargetSource | null;
  /** 1 for the one that status, score and alerts go by. */
  isLeading: Generated<number>;
  /** Why, by whom and with whose approval; null for what came with the data. */
  reason: Generated<string | null>;
  createdBy: Generated<number | null>;
  approvedBy: Generated<number | null>;
}

interface ReportTable {
  id: Generated<number>;
  departmentCode: string;
  month: string;
  state: ReportState;
  version: number;
  submittedBy: number | null;
  submittedAt: string | null;
  approvedBy: number | null;
  approvedAt: string | null;
  reason: string | null;
  updatedAt: string;
  isDemo: number;
  /** The import of history it comes from, as long as no department has reported it. */
  importId: number | null;
}

interface ReportEventTable {
  id: Generated<number>;
  reportId: number;
  move: ReportMove;
  fromState: ReportState;
  toState: ReportState;
  reason: string | null;
  actorId: number | null;
  at: string;
}

interface ReportRemarkTable {
  id: Generated<number>;
  reportId: number;
  indicatorId: number;
  text: string;
  actorId: number | null;
  at: string;
  resolvedAt: string | null;
}

interface ReportReminderTable {
  id: Generated<number>;
  departmentCode: string;
  month: string;
  day: string;
  actorId: number | null;
  at: string;
}

interface EntryTable extends CountColumns {
  reportId: number;
  indicatorId: number;
  /** Of a rate made of two counts: what they give. */
  valueMicro: number | null;
  absence: Absence | null;
  note: string | null;
  enteredBy: number | null;
  enteredAt: string;
}

interface EntryRevisionTable extends EntryTable {
  id: Generated<number>;
  reportVersion: number;
}

/** One act of saving that has been carried out, by the key its browser gave it. */
interface SaveKeyTable {
  key: string;
  reportId: number;
  version: number;
  at: string;
}

/** Approved figures only: what every screen and form reads. A reopened report leaves them until the next approval. */
export interface FigureTable extends CountColumns {
  indicatorId: number;
  month: string;
  valueMicro: number;
  note: string | null;
  reportId: number;
  enteredBy: number | null;
  enteredAt: string;
  approvedBy: number | null;
  approvedAt: string;
  isDemo: number;
  /** The import of history that brought the value; null for what was reported and approved. */
  importId: number | null;
}

interface AccountFigureTable {
  year: number;
  code: string;
  position: number;
  section: string;
  name: string;
  printed: string;
  valueMicro: number;
  unit: string;
  direction: string | null;
  reason: string | null;
  classification: string | null;
  quote: string;
  /** What the document was read to say, where a person typed another value. */
  readAs: string | null;
}

/** A figure stated in the prose of the disclosure; compared with the indicator it speaks of. */
interface StatedFigureTable {
  year: number;
  code: string;
  position: number;
  name: string;
  printed: string;
  valueMicro: number;
  unit: string;
  indicatorId: number | null;
  quote: string;
  readAs: string | null;
}
