import type { Generated } from 'kysely';
import type { AuditOutcome } from '#domain/audit/audit-line.ts';
import type { Action } from '#domain/permissions.ts';

export interface AuditTable {
  id: Generated<number>;
  at: string;
  userId: number | null;
  username: string;
  role: string;
  action: Action;
  subject: string;
  before: string | null;
  after: string | null;
  /** For whom a deputy acted: 社会保险关系管理科 李四. The user named beside it is who did it. */
  behalfOf: string | null;
  department: string | null;
  outcome: AuditOutcome;
  /** Of this line and of the one before it: see domain/audit/chain.ts. */
  digest: string;
}

/** One row: how many lines were written and the last one's digest. Who writes a line takes it first, so lines queue. */
export interface AuditHeadTable {
  id: number;
  lines: number;
  digest: string;
}
