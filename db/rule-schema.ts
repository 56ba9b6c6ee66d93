import type { Operator } from '#domain/indicators/target.ts';
import type { Absence } from '#domain/reports/absence.ts';

/* Tables of the rules that monthly entries are held against; part of the schema, in a file of its own for its length. */

/** Months approved as 未发生: no figure, and no gap. */
export interface FigureAbsenceTable {
  indicatorId: number;
  month: string;
  absence: Absence;
  reportId: number;
}

/** The last version of an indicator is in force; a version without any number clears. */
export interface EntryLimitTable {
  indicatorId: number;
  version: number;
  lowerMicro: number | null;
  upperMicro: number | null;
  spreadMicro: number | null;
  reason: string;
  actorId: number | null;
  at: string;
}

/** The last version of a number is in force while it is active. */
export interface EntryRelationTable {
  number: number;
  version: number;
  departmentCode: string;
  /** JSON: terms with indicator and sign. */
  leftTerms: string;
  operator: Operator;
  rightTerms: string;
  toleranceMicro: number;
  wording: string | null;
  isActive: number;
  reason: string;
  actorId: number | null;
  at: string;
}
