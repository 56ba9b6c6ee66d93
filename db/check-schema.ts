import type { Generated } from 'kysely';

/** The published prose and what was waived of its findings. */
export interface CheckSchema {
  publishedTexts: PublishedTextTable;
  checkWaivers: CheckWaiverTable;
}

/** A paragraph of the published disclosure; headings are paragraphs too. `section` is its Chinese ordinal: 十一. */
interface PublishedTextTable {
  year: number;
  position: number;
  part: string;
  section: string | null;
  paragraph: string;
}

interface CheckWaiverTable {
  id: Generated<number>;
  year: number;
  finding: string;
  numbers: string;
  message: string;
  reason: string;
  actorId: number | null;
  at: string;
  withdrawnReason: string | null;
  withdrawnBy: number | null;
  withdrawnAt: string | null;
}
