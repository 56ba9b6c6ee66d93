import { z } from '../zod.ts';

/** 佐证材料: files that stand behind one figure of one monthly report. */

/** Bytes of one file. */
export const LARGEST_EVIDENCE = 10 * 1024 * 1024;
/** Files that may stand with one figure at a time; what was removed does not count. */
export const MOST_EVIDENCE = 10;

/** Names one act of adding: sent again with the same key it is carried out once. */
export const evidenceKeySchema = z.uuid('上传请求的标识应为 UUID').optional();

/** When a file came to a report and left it, in versions of that report; removing is a mark, nothing is deleted. */
export interface EvidenceSpan {
  addedVersion: number;
  /** Null while it stands. */
  removedVersion: number | null;
}

/**
 * Was it part of the report as approved at this version? Files change only while a report is editable, and both submitting
 * and approving raise the version: what came before an approval has a lower one, what left after it the same or a higher.
 */
export function stoodAt({ addedVersion, removedVersion }: EvidenceSpan, approvedVersion: number): boolean {
  return addedVersion < approvedVersion && (removedVersion === null || removedVersion >= approvedVersion);
}

/** May it still be read by those who see the figure? What was taken back before any approval belongs to no figure. */
export function isKept(span: EvidenceSpan, approvedVersions: readonly number[]): boolean {
  return span.removedVersion === null || approvedVersions.some((version) => stoodAt(span, version));
}
