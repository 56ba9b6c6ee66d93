import type { Generated } from 'kysely';
import type { FormKind, FormState, MoneyUnit } from '#domain/forms/form.ts';
import type { FormMove } from '#domain/forms/form-moves.ts';
import type { Operator } from '#domain/indicators/target.ts';
import type { ManualMove } from '#domain/scoring/manual-score.ts';
import type { Band } from '#domain/scoring/policy.ts';

export interface FormTable {
  id: Generated<number>;
  year: number;
  code: string;
  kind: FormKind;
  name: string;
  department: string | null;
  unit: string | null;
  moneyUnit: MoneyUnit;
  state: FormState;
  goalExpected: string | null;
  goalActual: string | null;
  /** JSON: the whole policy in force, wherever it was taken from. */
  policy: string;
  /** The version of the library it is; both null for a preset or the form's own words. */
  policyNumber: number | null;
  policyVersion: number | null;
  /** JSON: points taken off the total with their reasons. */
  deductions: Generated<string>;
  printedTotal: string | null;
  setAsideTotal: string | null;
  weightTotal: string;
  version: number;
  isDemo: number;
  createdAt: string;
}

export interface FundLineTable {
  id: Generated<number>;
  formId: number;
  key: string;
  position: number;
  isRemoved: number;
  source: string;
  initial: string | null;
  adjusted: string | null;
  executed: string | null;
  weight: string | null;
  rate: string | null;
  printedScore: string | null;
  setAsideScore: string | null;
}

export interface FormRowTable {
  id: Generated<number>;
  formId: number;
  key: string;
  position: number;
  isRemoved: number;
  level1: string;
  level2: string;
  level3: string;
  operator: Operator | null;
  target: string | null;
  unit: string | null;
  targetText: string | null;
  basis: string | null;
  weight: string | null;
  actual: string | null;
  actualUnit: string | null;
  actualText: string | null;
  printedScore: string | null;
  setAsideScore: string | null;
  reason: string | null;
  reasonAlertId: number | null;
  indicatorId: number | null;
  policy: string | null;
  band: Band | null;
}

/** A scoring policy of the library: the last version of a number is offered first. Rows are added, never changed. */
export interface PolicyVersionTable {
  number: number;
  version: number;
  name: string;
  /** JSON: the whole policy. */
  content: string;
  reason: string;
  actorId: number | null;
  at: string;
  /** 1 from the version on with which it is offered to no form any more. */
  isRetired: Generated<number>;
}

/** A form as it was signed: canonical JSON and its SHA-256. Rows are added, never changed. */
export interface FormSnapshotTable {
  id: Generated<number>;
  formId: number;
  version: number;
  content: string;
  digest: string;
  actorId: number | null;
  at: string;
}

export interface FormEventTable {
  id: Generated<number>;
  formId: number;
  move: FormMove;
  reason: string | null;
  snapshotVersion: number | null;
  actorId: number | null;
  at: string;
}

/** One proposal of a manual score. Rows are added, never changed; what became of it stands in its moves. */
export interface ManualScoreTable {
  id: Generated<number>;
  formId: number;
  rowKey: string;
  score: string;
  reason: string;
  /** JSON: the figures and rules it was judged on. */
  basis: string;
  /** What the rules gave then; null where they gave nothing. */
  computed: string | null;
  actorId: number | null;
  at: string;
  isDemo: number;
}

export interface ManualScoreMoveTable {
  id: Generated<number>;
  manualScoreId: number;
  move: ManualMove | 'replace';
  reason: string | null;
  actorId: number | null;
  at: string;
}
