import type { Generated } from 'kysely';
import type { Operator } from '#domain/indicators/target.ts';
import type { TargetProposalState } from '#domain/indicators/target-change.ts';
import type { TargetSource } from '#domain/indicators/target-source.ts';

/* Tables of what leaders decide on and look at; part of the schema, in a file of its own for its length. */
export interface LeaderSchema {
  targetProposals: TargetProposalTable;
  thresholdVersions: ThresholdVersionTable;
  briefingTexts: BriefingTextTable;
  boardLinks: BoardLinkTable;
}

/** A change of a target that was put forward, and what became of it. Approved, it is a version among the targets. */
export interface TargetProposalTable {
  id: Generated<number>;
  indicatorId: number;
  year: number;
  source: TargetSource | null;
  operator: Operator;
  valueMicro: number;
  basis: string | null;
  /** JSON: twelve decimal texts. */
  monthlyPlan: string | null;
  validFrom: string;
  isLeading: number;
  reason: string;
  /** The indicator's last decision when it was put forward. */
  baseVersion: number;
  state: TargetProposalState;
  proposedBy: number | null;
  proposedAt: string;
  decidedBy: number | null;
  decidedAt: string | null;
  decision: string | null;
  isDemo: number;
}

/** Each change of a year's thresholds; the year's own row holds those in force. */
interface ThresholdVersionTable {
  year: number;
  version: number;
  /** JSON: `Thresholds`. */
  thresholds: string;
  reason: string;
  actorId: number | null;
  at: string;
}

/** The words of a month's briefing that somebody wrote in place of computed ones; the last version holds. */
interface BriefingTextTable {
  month: string;
  version: number;
  /** JSON: `BriefingTexts`. */
  texts: string;
  actorId: number | null;
  at: string;
}

/** What opens the wall screen and nothing else. */
export interface BoardLinkTable {
  id: Generated<number>;
  name: string;
  /** SHA-256 of the token, which is shown once and kept nowhere. */
  tokenHash: string;
  createdBy: number | null;
  createdAt: string;
  /** The last day, included; null: until it is revoked. */
  expiresOn: string | null;
  revokedBy: number | null;
  revokedAt: string | null;
  lastSeenAt: string | null;
}
