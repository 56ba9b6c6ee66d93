import type { Generated } from 'kysely';
import type { EvidenceKind } from '#domain/evidence/file-kind.ts';

/** One approval of a report: the version it had as approved. */
export interface ReportApprovalTable {
  reportId: number;
  version: number;
  actorId: number | null;
  at: string;
}

/** A file behind one figure of a report; the bytes lie beside the database under their digest. Removing is a mark. */
export interface EvidenceTable {
  id: Generated<number>;
  reportId: number;
  indicatorId: number;
  /** SHA-256 of the bytes, as 64 hexadecimal digits. */
  digest: string;
  name: string;
  kind: EvidenceKind;
  size: number;
  /** Of the act of adding, by which its repetition is known. */
  key: string | null;
  addedBy: number | null;
  addedAt: string;
  addedVersion: number;
  removedBy: number | null;
  removedAt: string | null;
  removedVersion: number | null;
  isDemo: number;
}
