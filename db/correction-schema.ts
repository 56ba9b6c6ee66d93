import type { Generated } from 'kysely';
import type { RecheckOutcome } from '#domain/reports/rechecks.ts';
import type { FigureTable } from './schema.ts';

/** The two counts of a rate that is worked out from them; absent in every other figure. */
export interface CountColumns {
  numeratorMicro: number | null;
  denominatorMicro: number | null;
}

/** What was official before a correction, with who replaced it when. */
export interface FormerFigureTable extends FigureTable {
  id: Generated<number>;
  replacedBy: number | null;
  replacedAt: string;
}

/** A cell of a later month that stands on a corrected one, until somebody has looked at it again. */
export interface ReportRecheckTable {
  id: Generated<number>;
  reportId: number;
  indicatorId: number;
  causeMonth: string;
  oldMicro: number;
  newMicro: number | null;
  actorId: number | null;
  at: string;
  outcome: RecheckOutcome | null;
  resolvedBy: number | null;
  resolvedAt: string | null;
}
