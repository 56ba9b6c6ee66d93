import type { Generated } from 'kysely';
import type { FormKind } from '#domain/forms/form.ts';
import type { ReportMove, ReportState } from '#domain/reports/moves.ts';

/** The budget by month. Money is kept as whole 10⁻⁶ of 万元. */
export interface BudgetSchema {
  budgetItems: BudgetItemTable;
  budgetLines: BudgetLineTable;
  budgetAdjustments: BudgetAdjustmentTable;
  budgetReports: BudgetReportTable;
  budgetReportEvents: BudgetReportEventTable;
  budgetEntries: BudgetEntryTable;
  budgetEntryRevisions: BudgetEntryRevisionTable;
}

/** A project of a year, or the whole center. `code` is that of its form, and the same from year to year. */
export interface BudgetItemTable {
  id: Generated<number>;
  year: number;
  code: string;
  kind: FormKind;
  name: string;
  position: number;
  isDemo: number;
}

export interface BudgetLineTable {
  id: Generated<number>;
  itemId: number;
  source: string;
  position: number;
  initialMicro: number | null;
}

/** Rows are added, never changed or removed: a wrong one is answered by its counter entry, which names it. */
export interface BudgetAdjustmentTable {
  id: Generated<number>;
  lineId: number;
  date: string;
  amountMicro: number;
  reason: string;
  documentNumber: string;
  /** The adjustment that this one takes back. */
  countersId: number | null;
  actorId: number | null;
  at: string;
  isDemo: number;
}

/** One month of the whole center: the finance department's report. */
export interface BudgetReportTable {
  id: Generated<number>;
  month: string;
  state: ReportState;
  version: number;
  reason: string | null;
  submittedBy: number | null;
  submittedAt: string | null;
  approvedBy: number | null;
  approvedAt: string | null;
  updatedAt: string;
  isDemo: number;
}

export interface BudgetReportEventTable {
  id: Generated<number>;
  reportId: number;
  move: ReportMove;
  fromState: ReportState;
  toState: ReportState;
  reason: string | null;
  actorId: number | null;
  at: string;
}

/** `executedMicro` as entered, cumulative; `approvedMicro` is official and stays until the month is approved again. */
export interface BudgetEntryTable {
  reportId: number;
  lineId: number;
  executedMicro: number | null;
  approvedMicro: number | null;
  note: string | null;
  version: number;
  enteredBy: number | null;
  enteredAt: string;
}

/** Every state of a cell that was saved: who has entered anything of a month does not approve it. */
export interface BudgetEntryRevisionTable {
  id: Generated<number>;
  reportId: number;
  lineId: number;
  version: number;
  executedMicro: number | null;
  note: string | null;
  enteredBy: number | null;
  enteredAt: string;
}
