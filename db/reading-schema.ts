import type { Generated } from 'kysely';
import type { ReadingState } from '#domain/reading/review.ts';

/** Published documents that were read back. */
export interface ReadingSchema {
  readings: ReadingTable;
}

interface ReadingTable {
  id: Generated<number>;
  at: string;
  actorId: number | null;
  fileName: string;
  /** SHA-256 of the file, in hexadecimal. */
  digest: string;
  format: 'text' | 'docx';
  /** Whose published statements it becomes; what the document says until an officer says otherwise. */
  year: number;
  state: ReadingState;
  version: number;
  /** JSON: `ReadingCounts`. */
  counts: string;
  /** JSON: `Reading`. */
  result: string;
  /** JSON: `Decisions`. */
  decisions: string;
  settledAt: string | null;
  settledBy: number | null;
}
